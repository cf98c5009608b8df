import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { environment, useEnvironment } from '~/platform/config/environment.server';
import { readPdf } from '~/platform/documents/pdf-reading.test-support';
import { languageCodes, translatorFor, type Language } from '~/platform/i18n';
import { guideChanges } from '../guide/guide-changes.server';
import { guidePages } from '../guide/guide.server';
import { answerGuideFeed, answerGuidePdf } from './answer-guide.server';
import { guideFeed } from './guide-feed.server';
import { guidePdf, guidePdfVersion } from './guide-pdf.server';

const before = environment();
afterEach(() => useEnvironment(before));

describe('the whole guide as a PDF', () => {
  test.each(languageCodes)(
    '%s: tagged, titled, with all pages, their numbers and words',
    async (language) => {
      const bytes = await guidePdf(language);
      const pdf = await readPdf(bytes);
      expect(pdf).toMatchObject({ tagged: true, language });
      expect(bytes.toString('latin1')).toMatch(/pdfuaid:part/);
      expect(pdf.roles).toEqual(
        expect.arrayContaining(['H1', 'H2', 'P', 'L', 'TOC', 'Link', 'Table']),
      );
      const pages = guidePages(language);
      // Its own title and one of each page.
      expect(pdf.roles.filter((role) => role === 'H1')).toHaveLength(pages.length + 1);
      expect(pdf.title).toBe(translatorFor(language)('guide:title'));
      const printed = pdf.pages.map(lettersOf);
      for (const words of [pdf.title, pages[0]!.summary, ...pages.map(({ title }) => title)])
        expect(
          printed.some((page) => stands(lettersOf(words), page, language)),
          words,
        ).toBe(true);
      expect(pdf.text).not.toMatch(/undefined|guide:|\uFFFD/);
    },
    120_000,
  );

  test('comes compressed to whoever takes that, the same in the end', async () => {
    const asked = (headers: Record<string, string>) =>
      answerGuidePdf(new Request('http://localhost/en/guide.pdf', { headers }), 'en');
    const plain = await asked({});
    expect(plain.headers.get('Content-Encoding')).toBeNull();
    const whole = Buffer.from(await plain.arrayBuffer());
    const sent = await asked({ 'Accept-Encoding': 'gzip, br' });
    expect(sent.headers.get('Content-Encoding')).toBe('gzip');
    expect(sent.headers.get('Vary')).toBe('Accept-Encoding');
    const zipped = Buffer.from(await sent.arrayBuffer());
    expect(zipped.length).toBeLessThan(whole.length * 0.6);
    expect(gunzipSync(zipped).equals(whole)).toBe(true);
    const again = await asked({ 'If-None-Match': sent.headers.get('ETag')! });
    expect(again.status).toBe(304);
  }, 60_000);

  test('says how many pages there are, and is made anew where it says something else', async () => {
    const { pages } = await readPdf(await guidePdf('en'));
    expect(pages[3]).toContain(`Page 4 of ${pages.length}`);
    const version = guidePdfVersion('en');
    const { profile } = before;
    useEnvironment({ ...before, profile: { ...profile, clocks: { 'first-review': 23 } } });
    expect(guidePdfVersion('en')).not.toBe(version);
    expect((await readPdf(await guidePdf('en'))).text).toContain('23 school days');
  }, 60_000);
});

/** Words without what is between them, which a PDF has otherwise. */
function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

/** In some scripts letters are drawn joined: out of a PDF come nearly all of them, in another order. */
function stands(words: string, page: string, language: Language): boolean {
  if (!['ur', 'pa', 'ta'].includes(language)) return page.includes(words);
  return [...words].filter((letter) => page.includes(letter)).length >= words.length * 0.9;
}

describe('the feed', () => {
  test('is well formed, with an address of its own for each change', () => {
    const feed = guideFeed('en');
    expect(unclosed(feed)).toEqual([]);
    const ids = [...feed.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id);
    expect(ids).toHaveLength(guideChanges('en').slice(0, 50).length + 1);
    expect(new Set(ids).size).toBe(ids.length);
    // Readers take a change for new by its id, so the id is not made of words that may be mended.
    const [page] = guidePages('en');
    expect(
      ids.filter((id) => id!.includes(`/${page!.slug}#`)).map((id) => id!.split('#')[1]),
    ).toEqual(page!.changes.map((_, at) => `change-${page!.changes.length - at}`));
    for (const [, on] of feed.matchAll(/<updated>([^<]+)<\/updated>/g))
      expect(new Date(on!).toISOString().slice(0, 19)).toBe(on!.slice(0, 19));
    for (const part of ['<title>', '<author><name>', 'rel="self"', 'rel="alternate"', '<summary>'])
      expect(feed).toContain(part);
    expect(feed).not.toMatch(/&(?!(amp|lt|gt|quot);)/);
  });

  test('names of a council cannot break it', () => {
    const { profile } = before;
    const council = { ...profile.council, name: 'Kent & <Medway> "C"' };
    useEnvironment({ ...before, profile: { ...profile, council } });
    expect(unclosed(guideFeed('en'))).toEqual([]);
    expect(guideFeed('en')).toContain('Kent &amp; &lt;Medway&gt;');
  });

  test('is Atom, and comes back by its validator', async () => {
    const ask = (tag = '') =>
      answerGuideFeed(new Request('http://x/', { headers: { 'If-None-Match': tag } }), 'ur');
    const first = await ask();
    expect(first.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
    expect(await ask(first.headers.get('ETag')!)).toMatchObject({ status: 304 });
  });
});

/** The elements that are opened and not closed in their order. */
function unclosed(xml: string): string[] {
  const open: string[] = [];
  for (const [, close, name = '', single] of xml.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (single) continue;
    if (!close) open.push(name);
    else if (open.pop() !== name) return [name];
  }
  return open;
}
