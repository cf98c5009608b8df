import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { profile } from '~/platform/config/environment.server';
import { directionOf, translatorFor } from '~/platform/i18n';
import { CONTACT_KINDS, LETTER_KINDS } from '../case/case.codes';
import { LetterText } from './components/letter-text';
import { fillLetter, gapsIn, unknownNames, type Filling } from './fill-letter';
import { parseBlocks, plainBlocks, writeBlocks, type LetterBlock } from './letter.blocks';
import { shippedWords } from './letter-words.server';
import {
  BLOCK_NAMES,
  CONTACT_NAMES,
  GIVEN_VALUES,
  isOptional,
  LETTER_NAMES,
  namesOf,
  subjectNamesOf,
} from './letter.values';

const filling = (more: Partial<Filling> = {}): Filling => ({
  direction: 'ltr',
  values: {},
  blocks: {},
  optional: () => false,
  gap: (name) => `⟦${name}⟧`,
  ...more,
});

describe('the text of a letter', () => {
  it('is paragraphs, headings and lists, and nothing else means anything', () => {
    expect(
      parseBlocks('One\nline\n\n## Head\nAfter\n- a\n- b\nEnd\n\n# no\n##no\n-no\n* no'),
    ).toEqual([
      { kind: 'paragraph', text: 'One\nline' },
      { kind: 'heading', text: 'Head' },
      { kind: 'paragraph', text: 'After' },
      { kind: 'list', items: ['a', 'b'] },
      { kind: 'paragraph', text: 'End' },
      { kind: 'paragraph', text: '# no\n##no\n-no\n* no' },
    ]);
  });

  it('reads back what was written, whatever people wrote', () => {
    const line = fc
      .tuple(
        fc.constantFrom('', '## ', '- ', '\\## ', '\\- ', '\\\\- ', '{{a}}', '{{block:x}} '),
        fc.string(),
      )
      .map(([mark, text]) => `${mark}${text}`.replace(/[\s\u0085]+/gu, ' ').trim())
      .filter((text) => text !== '');
    const block: fc.Arbitrary<LetterBlock> = fc.oneof(
      line.map((text) => ({ kind: 'heading' as const, text })),
      fc
        .array(line, { minLength: 1 })
        .map((lines) => ({ kind: 'paragraph' as const, text: lines.join('\n') })),
      fc.array(line, { minLength: 1 }).map((items) => ({ kind: 'list' as const, items })),
    );
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        expect(parseBlocks(writeBlocks(blocks))).toEqual(blocks);
      }),
      { numRuns: 500 },
    );
  });
});

describe('putting values in', () => {
  const hostile = [
    '## x',
    '- x',
    '{{block:findings}}',
    '{{childName}}',
    '<b>x</b>',
    '#read("/etc/passwd")',
    '\\## x',
  ];

  it.each(hostile)('%s stays text, as a value and as a text', (text) => {
    const words = '## Why {{name}}\n\n{{name}}\n\n- {{name}}\n\n{{block:findings}}';
    const filled = fillLetter(
      words,
      filling({
        values: { name: text, childName: 'LEAK' },
        blocks: { findings: `${text}\n\n${text}` },
      }),
    );
    const kept = parseBlocks(writeBlocks(filled));
    expect(kept).toEqual([
      { kind: 'heading', text: `Why ${text}` },
      { kind: 'paragraph', text },
      { kind: 'list', items: [text] },
      { kind: 'paragraph', text },
      { kind: 'paragraph', text },
    ]);
    const page = renderToStaticMarkup(
      createElement(LetterText, { subject: text, blocks: kept, language: 'en' }),
    );
    expect(page).not.toContain('<b>');
    expect(page).not.toContain('LEAK');
  });

  it('leaves out lines whose optional value is missing, and headings with nothing under them', () => {
    const words =
      '## Empty\n\n{{block:findings}}\n\n## Full\n\nStays\n\nOn {{day}}\n\n- a\n- at {{place}}\n\n## Last\n\n{{block:facts}}';
    const optional = () => true;
    expect(fillLetter(words, filling({ optional }))).toEqual([
      { kind: 'heading', text: 'Full' },
      { kind: 'paragraph', text: 'Stays' },
      { kind: 'list', items: ['a'] },
    ]);
  });

  it('marks what is missing, which nobody can fake or hide', () => {
    const filled = fillLetter(
      '{{name}} {{day}}\n\n{{block:facts}}',
      filling({ values: { name: 'A ⟦trap⟧', day: ' ' } }),
    );
    expect(gapsIn(writeBlocks(filled))).toEqual(['day', 'facts']);
  });

  it('keeps given blocks as they are, and the words of people in them as text', () => {
    const findings: LetterBlock[] = [
      { kind: 'heading', text: 'Area' },
      ...plainBlocks('## mine\n- two'),
    ];
    expect(
      parseBlocks(writeBlocks(fillLetter('{{block:findings}}', filling({ blocks: { findings } })))),
    ).toEqual([
      { kind: 'heading', text: 'Area' },
      { kind: 'paragraph', text: '## mine\n- two' },
    ]);
  });
});

describe('the words that came with the portal', () => {
  it.each(LETTER_KINDS)('%s: asks only for what it has, and for all that it must say', (kind) => {
    const words = shippedWords(kind, 'en')!;
    expect(unknownNames(words, namesOf(kind))).toEqual([]);
    const all = `${words.subject}\n${words.text}`;
    for (const name of LETTER_NAMES[kind].values) expect(all).toContain(`{{${name}}}`);
    for (const name of LETTER_NAMES[kind].blocks) expect(all).toContain(`{{block:${name}}}`);
    expect(all).not.toMatch(/2006|\$t\(|undefined/);
  });

  it.each(LETTER_KINDS)('%s: tells must, may and need not apart', (kind) => {
    const headings = parseBlocks(shippedWords(kind, 'en')!.text).flatMap((block) =>
      block.kind === 'heading' ? [block.text] : [],
    );
    expect(headings).toContain('What you must do');
    expect(
      headings.some((text) => text.startsWith('What you may do') || text === 'If our answer is no'),
    ).toBe(true);
    if (kind !== 'school-challenge') expect(headings).toContain('What you need not do');
  });

  const offered = ['en', ...profile().languages.filter((code) => code !== 'en')] as const;
  const messages = CONTACT_KINDS.flatMap((kind) =>
    offered.flatMap((language) => {
      const words = shippedWords(kind, language);
      return words ? [{ kind, language, words }] : [];
    }),
  );

  it.each(messages)(
    '$kind in $language: says nothing of a child or of home education in its subject',
    ({ kind, words }) => {
      expect(unknownNames({ ...words, text: '' }, subjectNamesOf(kind))).toEqual([]);
      expect(words.subject).toMatch(/^[^{}]*\{\{councilName\}\}[^{}]*$/);
      expect(words.subject).not.toMatch(/home|child|educat|school|copil|școal|بچ|تعلیم|اسکول/i);
      expect(subjectNamesOf(kind).values).not.toContain('children');
    },
  );

  it.each(messages)(
    '$kind in $language: has its address on a line of its own, a way to call, and no other names',
    ({ kind, words }) => {
      expect(unknownNames(words, namesOf(kind))).toEqual([]);
      const lines = words.text.split('\n');
      expect(lines.filter((line) => line.includes('{{link}}'))).toEqual(['{{link}}']);
      for (const name of ['phone', 'email', 'teamName', ...CONTACT_NAMES[kind].values]) {
        expect(words.text).toContain(`{{${name}}}`);
      }
      const english = parseBlocks(shippedWords(kind, 'en')!.text).map(({ kind: of }) => of);
      expect(parseBlocks(words.text).map(({ kind: of }) => of)).toEqual(english);
    },
  );

  it.each(messages)(
    '$kind in $language: an email of it names no child, and nothing is left open in it',
    ({ kind, language, words }) => {
      const filled = fillLetter(
        words.text,
        filling({
          direction: directionOf(language),
          values: Object.fromEntries(
            namesOf(kind).values.map((name) => [
              name,
              isOptional(kind, name) ? undefined : `<${name}>`,
            ]),
          ),
          optional: (name) => isOptional(kind, name),
        }),
      );
      const text = writeBlocks(filled);
      expect(text).not.toContain('{{');
      expect(text).not.toMatch(/children>/);
      // What only a person can say of a newsletter or of changed guidance stands open until they do.
      const open = kind === 'newsletter' || kind === 'guidance-changed' ? 1 : 0;
      expect(gapsIn(text)).toHaveLength(open);
    },
  );

  it.each(CONTACT_KINDS)('%s: is short, and tells must, may and need not apart', (kind) => {
    const { text } = shippedWords(kind, 'en')!;
    expect(text).toMatch(
      /## What you must do\n\n[^#]+## What you may do\n\n[^#]+## What you need not do/,
    );
    expect(text.split(/\s+/).length).toBeLessThan(480);
    expect(text).not.toMatch(/2006|undefined|\$t\(/);
  });

  it('has words for every name', () => {
    const t = translatorFor('en');
    const values = [...namesOf('school-challenge').values, ...namesOf('request-first').values];
    for (const name of [...GIVEN_VALUES, ...BLOCK_NAMES, ...values]) {
      expect(t(`letters:names.${name}`), name).not.toMatch(/^names\./);
    }
  });
});

describe('what an administrator may ask for', () => {
  const known = { values: ['childName'], blocks: ['facts'] };

  it.each([
    ['{{childName}} and {{nextOn}}', ['{{nextOn}}']],
    ['{{ childName }}', ['{{ childName }}']],
    ['{{childName}', ['{{childName}']],
    ['In a line {{block:facts}}', ['{{block:facts}}']],
    ['- {{block:facts}}', ['{{block:facts}}']],
    ['{{block:other}}', ['{{block:other}}']],
    ['{{__proto__}} {{constructor}}', ['{{__proto__}}', '{{constructor}}']],
    ['{{childName}}\n\n{{block:facts}}', []],
  ])('%s', (text, wrong) => {
    expect(unknownNames({ subject: '', text }, known)).toEqual(wrong);
  });

  it('a subject is no place for a text', () => {
    expect(unknownNames({ subject: '{{block:facts}}', text: '' }, known)).toEqual([
      '{{block:facts}}',
    ]);
  });
});
