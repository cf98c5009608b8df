import { describe, expect, test } from 'vitest';
import { readBlocks } from './read-blocks.server';
import type { GuideValue } from './guide-values.server';

const values = new Map<string, GuideValue>([
  ['time.first-review', { text: '10 school days', kind: 'words' }],
  ['council', { text: 'Marlshire', kind: 'name' }],
]);

function read(words: string) {
  const faults: string[] = [];
  return { blocks: readBlocks(words, { values, faults }), faults };
}

test('values stand in the text, names apart', () => {
  const { blocks, faults } = read('Within {{time.first-review}}, ask {{council}}.');
  expect(faults).toEqual([]);
  expect(blocks).toEqual([
    {
      kind: 'paragraph',
      content: [
        { kind: 'text', text: 'Within ' },
        { kind: 'text', text: '10 school days' },
        { kind: 'text', text: ', ask ' },
        { kind: 'name', text: 'Marlshire' },
        { kind: 'text', text: '.' },
      ],
    },
  ]);
});

test('duties that follow each other are one block, each with its points and their sources', () => {
  const { blocks, faults } = read(
    ':::must\n- One.\n  ::source[Act, section 1]\n:::\n\n:::neednot\n- Two.\n- Three.\n:::\n',
  );
  expect(faults).toEqual([]);
  expect(blocks).toHaveLength(1);
  const [duties] = blocks;
  if (duties?.kind !== 'duties') throw new Error('no duties');
  expect(duties.must).toHaveLength(1);
  expect(duties.must[0]![1]).toMatchObject({ kind: 'source' });
  expect(duties.may).toEqual([]);
  expect(duties.neednot).toHaveLength(2);
});

test('a colon in a line is a colon', () => {
  const { blocks, faults } = read('At 10:30: see reg:9.');
  expect(faults).toEqual([]);
  expect(blocks[0]).toMatchObject({ content: [{ text: 'At 10:30: see reg:9.' }] });
});

test('parts have addresses that can be read, in any script', () => {
  const ids = read('## What, then?\n\n## کیا کرنا لازم ہے؟\n\n## ਕੀ ਮੈਂ\n\n## ???\n').blocks.map(
    (block) => (block.kind === 'heading' ? block.id : ''),
  );
  expect(ids).toEqual(['what-then', 'کیا-کرنا-لازم-ہے', 'ਕੀ-ਮੈਂ', 'part']);
});

describe('what the guide does not know is a fault', () => {
  test.each([
    ['{{time.nobody}}', 'names the value time.nobody, which there is not'],
    [':::shout\nx\n:::', 'has the block shout, which there is not'],
    ['::picture', 'has the block picture, which there is not'],
    ['::tool{name="crystal-ball"}', 'names the tool crystal-ball, which there is not'],
    [':::must\nNo list.\n:::', 'has a block must that is not one list'],
    ['[x](no-such-page)', 'links to no-such-page, which there is not'],
    ['[x](http://example.org)', 'links to http://example.org, which there is not'],
    ['[x](javascript:alert(1))', 'links to javascript:alert(1), which there is not'],
    ['[x](//example.org/x)', 'links to //example.org/x, which there is not'],
    ['[x](https://me@example.org)', 'links to https://me@example.org, which there is not'],
    ['# A title', 'has a heading of level 1: the title is in the front matter'],
    ['<script>alert(1)</script>', 'has html, which the guide does not know'],
    ['a <b>b</b>', 'has html, which the guide does not know'],
    ['![x](https://example.org/x.png)', 'has image, which the guide does not know'],
    ['> words', 'has blockquote, which the guide does not know'],
  ])('%s', (words, fault) => {
    expect(read(words).faults).toContain(fault);
  });

  test('and nothing of it is shown', () => {
    expect(JSON.stringify(read('a <b onclick="x">b</b>\n\n<img src=x>').blocks)).not.toContain('<');
  });
});
