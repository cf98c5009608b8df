import { afterEach, describe, expect, test } from 'vitest';
import { environment, useEnvironment } from '~/platform/config/environment.server';
import { readPdf } from '~/platform/documents/pdf-reading.test-support';
import type { Language } from '~/platform/i18n';
import { guideChanges } from '../guide/guide-changes.server';
import { guidePages } from '../guide/guide.server';
import { answerGuideFeed, answerGuidePdf } from './answer-guide.server';
import { guideFeed } from './guide-feed.server';
import { guidePdf } from './guide-pdf.server';

const before = environment();
afterEach(() => useEnvironment(before));

describe('the whole guide as a PDF', () => {
  test.each<Language>(['en', 'ro', 'ur'])(
    '%s: tagged, titled, with all pages, their numbers and headings',
    async (language) => {
      const bytes = await guidePdf(language).pdf;
      const pdf = await readPdf(bytes);
      expect(pdf).toMatchObject({ tagged: true, language });
      expect(Buffer.from(bytes).toString('latin1')).toMatch(/pdfuaid:part/);
      expect(pdf.roles).toEqual(
        expect.arrayContaining(['H1', 'H2', 'P', 'L', 'TOC', 'Link', 'Table']),
      );
      const pages = guidePages(language);
      for (const { title, language: own } of pages)
        if (own === 'en') expect(pdf.text).toContain(title);
      // Its own title and one of each page.
      expect(pdf.roles.filter((role) => role === 'H1')).toHaveLength(pages.length + 1);
      expect(pdf.text).not.toMatch(/undefined|guide:|\uFFFD/);
    },
    60_000,
  );

  test('says how many pages there are, and is made once for what it says', async () => {
    const { pages } = await readPdf(await guidePdf('en').pdf);
    expect(pages[3]).toContain(`Page 4 of ${pages.length}`);
    expect(guidePdf('en').pdf).toBe(guidePdf('en').pdf);
    const version = guidePdf('en').version;
    const { profile } = before;
    useEnvironment({ ...before, profile: { ...profile, clocks: { 'first-review': 23 } } });
    expect(guidePdf('en').version).not.toBe(version);
    expect((await readPdf(await guidePdf('en').pdf)).text).toContain('23 school days');
  }, 60_000);

  test('comes back by its validator', async () => {
    const ask = (tag?: string) =>
      answerGuidePdf(
        new Request('http://x/en/guide.pdf', { headers: tag ? { 'If-None-Match': tag } : {} }),
        'en',
      );
    const first = await ask();
    expect(first.headers.get('Content-Type')).toBe('application/pdf');
    expect(await ask(first.headers.get('ETag')!)).toMatchObject({ status: 304 });
    expect(await ask('"another"')).toMatchObject({ status: 200 });
  }, 60_000);
});

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
