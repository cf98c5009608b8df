import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { loadDocumentFonts } from './fonts.server';
import { readPdf } from './pdf-reading.test-support';
import { DocumentRenderError, renderPdf } from './render-pdf.server';

const TEMPLATE = `
#import "/house.typ": house, in-language, input-data
#show: house
= #input-data.heading
#par(input-data.text)
#in-language("ur", "rtl", par(input-data.text))
`;

const render = (text: string, language = 'en') =>
  renderPdf(TEMPLATE, { heading: 'A heading', text }, { language, title: 'A title' });

test('is a tagged PDF with title, language, heading and paragraphs', async () => {
  const pdf = await readPdf(
    await render('Bună ziua, Ștefan și Țuțu; Żółć; ığdır; България', 'ro-RO'),
  );
  expect(pdf).toMatchObject({ title: 'A title', language: 'ro', tagged: true });
  expect(pdf.roles).toEqual(expect.arrayContaining(['H1', 'P']));
  expect(pdf.text).toContain('Bună ziua, Ștefan și Țuțu; Żółć; ığdır; България');
});

test.each([
  ['pa', 'ਘਰ ਵਿੱਚ ਪੜ੍ਹਾਈ ਕਾਨੂੰਨੀ ਹੈ। {{GCSE}} 15'],
  ['ta', 'வீட்டில் கல்வி சட்டப்படி சரி. {{GCSE}} 15'],
])('sets %s in its own letters, without a sign for what no font has', async (language, text) => {
  const pdf = await readPdf(await render(text, language));
  expect(pdf).toMatchObject({ language, tagged: true });
  expect(pdf.text).not.toContain('\uFFFD');
  expect(pdf.text).toContain('{{GCSE}} 15');
});

test('declares PDF/UA-1', async () => {
  const pdf = Buffer.from(await render('x')).toString('latin1');
  expect(pdf).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/);
});

describe('text from people stays text', () => {
  test.each([
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.1.0": *',
    '#include "/house.typ"',
    '$x^2$ *bold* _emph_ `raw` @ref <label> = Heading',
    '// comment /* block */ \\ #{ panic("x") } [x] "quoted"',
    '{{child}} $t(letter.headTeacher) ${process.env.HOME}',
    '=HYPERLINK("http://example.org") <script>alert(1)</script>',
  ])('%s', async (text) => {
    const { pages } = await readPdf(await render(text));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain(text);
    expect(pages[0]).not.toContain('root:');
  });

  test('overrides and NUL are gone', async () => {
    const { text } = await readPdf(await render('photo\u202Egpj.exe\u0000 end'));
    expect(text).toContain('photogpj.exe end');
    // eslint-disable-next-line no-control-regex -- the character looked for
    expect(text).not.toMatch(/[\u0000\u202A-\u202E]/);
  });

  test('10,000 characters in one word stay on the page', async () => {
    const { text, pages } = await readPdf(await render('W'.repeat(10_000)));
    expect(text.match(/W/g)).toHaveLength(20_000);
    expect(pages.length).toBeGreaterThan(3);
  });

  test('a title is text too', async () => {
    const title = '#read("/etc/passwd")\u202E\n*x*';
    const pdf = await renderPdf(TEMPLATE, { heading: 'h', text: 't' }, { language: 'en', title });
    expect((await readPdf(pdf)).title).toBe('#read("/etc/passwd") *x*');
  });
});

test('every code point of the first two planes and the tags can be in a text', async () => {
  const points = [
    ...Array.from({ length: 0x20000 }, (_, point) => point),
    ...Array.from({ length: 0x200 }, (_, point) => 0xe0000 + point),
    0x10ffff,
  ];
  for (let from = 0; from < points.length; from += 0x4000) {
    const text = points
      .slice(from, from + 0x4000)
      .map((point) => String.fromCodePoint(point))
      .join(' ');
    expect((await render(text)).length).toBeGreaterThan(1000);
  }
}, 120_000);

test('any mixture of letters, marks and invisible characters renders', async () => {
  const { coverage } = await loadDocumentFonts();
  const drawn = coverage.flatMap((family) => [...family]);
  const unit = fc.oneof(
    fc.constantFrom(...drawn).map((point) => String.fromCodePoint(point)),
    fc.constantFrom(
      '\u200B',
      '\u200C',
      '\u200D',
      '\u2067',
      '\u2068',
      '\u2069',
      '\u202E',
      '\n',
      ' ',
    ),
    fc.constantFrom('\u064B', '\u0301', '\u0651', '\u093F', '\u094D', '\u25CC', '\u0300', '\uFE0F'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  const texts = fc.array(fc.string({ unit, maxLength: 60 }), { minLength: 20, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(texts, async (lines) => {
      expect((await render(lines.join('\n'))).length).toBeGreaterThan(1000);
    }),
    { numRuns: 100 },
  );
}, 60_000);

describe('a template at fault', () => {
  const data = { heading: 'h', text: 'secret words' };
  const options = { language: 'en', title: 't' };

  test('may read no file', async () => {
    const outcome = renderPdf('#read("/etc/passwd")', data, options);
    await expect(outcome).rejects.toThrow(/file not found/);
    await expect(renderPdf('#read("../../../etc/passwd")', data, options)).rejects.toThrow();
  });

  test('is an error without the words of people, and the next document is fine', async () => {
    const broken =
      '#import "/house.typ": input-data\n#set text(font: "Noto Sans")\n#("王" + input-data.text)';
    const reason = await renderPdf(broken, data, options).catch((thrown: unknown) => thrown);
    expect(reason).toBeInstanceOf(DocumentRenderError);
    expect(String(reason)).toMatch(/PDF\/UA-1 error/);
    expect(String(reason)).not.toMatch(/secret|王/);
    expect((await readPdf(await render('fine'))).text).toContain('fine');
  });
});

test('memory stays within bounds over many documents', async () => {
  const megabytes = () => process.memoryUsage.rss() / 2 ** 20;
  for (let index = 0; index < 100; index += 1) await render(`Warming up ${index}`);
  const before = megabytes();
  for (let index = 0; index < 600; index += 1) await render(`Document ${index} `.repeat(40));
  expect(megabytes() - before).toBeLessThan(90);
}, 60_000);

test('documents asked for at once do not mix', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `Family number ${index} end`);
  const texts = await Promise.all(
    names.map(async (name) => (await readPdf(await render(name))).text),
  );
  texts.forEach((text, index) => {
    expect(text).toContain(names[index]);
    expect(text.match(/Family number/g)).toHaveLength(2);
  });
});
