import type { PhrasingContent } from 'mdast';
import type { GuideInline } from './guide.types';
import { addressOf, type Reading } from './reading.server';

const VALUE = /\{\{\s*([^{}]*?)\s*\}\}/;

/** Reads what stands in one line: text with its values, weight, links. */
export function readInline(nodes: readonly PhrasingContent[], reading: Reading): GuideInline[] {
  return nodes.flatMap((node) => readOne(node, reading));
}

function readOne(node: PhrasingContent, reading: Reading): GuideInline[] {
  switch (node.type) {
    case 'text':
      return readText(node.value, reading);
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, content: readInline(node.children, reading) }];
    case 'break':
      return [{ kind: 'break' }];
    case 'link': {
      const content = readInline(node.children, reading);
      const to = addressOf(node.url);
      if (to === null) reading.faults.push(`links to ${node.url}, which there is not`);
      return to === null ? content : [{ kind: 'link', to, content }];
    }
    default:
      reading.faults.push(`has ${node.type}, which the guide does not know`);
      return [];
  }
}

/** Line breaks of the file are spaces of the text. */
function readText(text: string, reading: Reading): GuideInline[] {
  return text
    .replaceAll('\n', ' ')
    .split(/(\{\{[^{}]*\}\})/)
    .filter((part) => part !== '')
    .map((part): GuideInline => {
      const name = VALUE.exec(part)?.[1];
      return name === undefined ? { kind: 'text', text: part } : readValue(name, part, reading);
    });
}

function readValue(name: string, written: string, reading: Reading): GuideInline {
  const value = reading.values.get(name);
  if (!value) {
    reading.faults.push(`names the value ${name}, which there is not`);
    return { kind: 'text', text: written };
  }
  return { kind: value.kind === 'words' ? 'text' : 'name', text: value.text };
}
