import { fromMarkdown } from 'mdast-util-from-markdown';
import {
  directiveFromMarkdown,
  type ContainerDirective,
  type LeafDirective,
} from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import type { List, RootContent } from 'mdast';
import { GUIDE_TOOLS } from './guide.contents';
import {
  BOX_KINDS,
  DRAWN_KINDS,
  DUTY_KINDS,
  plainText,
  type DutyKind,
  type GuideBlock,
} from './guide.types';
import { readInline } from './read-inline.server';
import type { Reading } from './reading.server';

// Blocks only: a colon inside of a line is a colon.
const { flow } = directive();

/** Reads the words of a page; what is wrong with them is added to the faults of the reading. */
export function readBlocks(words: string, reading: Reading): GuideBlock[] {
  const tree = fromMarkdown(words, {
    extensions: [{ flow }],
    mdastExtensions: [directiveFromMarkdown()],
  });
  return joinDuties(readAll(tree.children, reading));
}

function readAll(nodes: readonly RootContent[], reading: Reading): GuideBlock[] {
  return nodes.flatMap((node) => readBlock(node, reading) ?? []);
}

function readBlock(node: RootContent, reading: Reading): GuideBlock | null {
  switch (node.type) {
    case 'heading': {
      const content = readInline(node.children, reading);
      const level = node.depth;
      if (level === 2 || level === 3) {
        return { kind: 'heading', level, id: idFor(plainText(content)), content };
      }
      reading.faults.push(`has a heading of level ${level}: the title is in the front matter`);
      return null;
    }
    case 'paragraph':
      return { kind: 'paragraph', content: readInline(node.children, reading) };
    case 'list':
      return { kind: 'list', ordered: node.ordered === true, items: itemsOf(node, reading) };
    case 'containerDirective':
      return readContainer(node, reading);
    case 'leafDirective':
      return readLeaf(node, reading);
    default:
      reading.faults.push(`has ${node.type}, which the guide does not know`);
      return null;
  }
}

function itemsOf(list: List, reading: Reading): GuideBlock[][] {
  return list.children.map((item) => readAll(item.children, reading));
}

function readContainer(node: ContainerDirective, reading: Reading): GuideBlock | null {
  const duty = DUTY_KINDS.find((kind) => kind === node.name);
  if (duty) return readDuty(duty, node, reading);
  const box = BOX_KINDS.find((kind) => kind === node.name);
  if (box) return { kind: 'box', box, blocks: joinDuties(readAll(node.children, reading)) };
  reading.faults.push(`has the block ${node.name}, which there is not`);
  return null;
}

function readDuty(duty: DutyKind, node: ContainerDirective, reading: Reading): GuideBlock | null {
  const [list, ...others] = node.children;
  if (list?.type !== 'list' || others.length > 0) {
    reading.faults.push(`has a block ${duty} that is not one list`);
    return null;
  }
  return { kind: 'duties', must: [], may: [], neednot: [], [duty]: itemsOf(list, reading) };
}

function readLeaf(node: LeafDirective, reading: Reading): GuideBlock | null {
  if (node.name === 'source')
    return { kind: 'source', content: readInline(node.children, reading) };
  if (node.name === 'tool') {
    const tool = GUIDE_TOOLS.find((name) => name === node.attributes?.name);
    if (tool) return { kind: 'tool', tool };
    reading.faults.push(`names the tool ${node.attributes?.name}, which there is not`);
    return null;
  }
  const drawn = DRAWN_KINDS.find((kind) => kind === node.name);
  if (drawn) return { kind: drawn };
  reading.faults.push(`has the block ${node.name}, which there is not`);
  return null;
}

/** Duties that follow each other stand beside each other, each kind once. */
function joinDuties(blocks: GuideBlock[]): GuideBlock[] {
  const joined: GuideBlock[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    if (block.kind === 'duties' && before?.kind === 'duties') {
      for (const duty of DUTY_KINDS) before[duty].push(...block[duty]);
    } else joined.push(block);
  }
  return joined;
}

/** A heading as the end of an address that people can read and pass on. */
function idFor(heading: string): string {
  const words =
    heading
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join('-') || 'part';
}
