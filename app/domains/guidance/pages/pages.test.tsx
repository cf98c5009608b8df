import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { LanguageProvider, translatorFor, type Language } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { guideChanges } from '../guide/guide-changes.server';
import { GUIDE_TOOLS } from '../guide/guide.contents';
import { guideContents, guidePages } from '../guide/guide.server';
import type { GuidePage } from '../guide/guide.types';
import { englishTerms, openGuidePage, openWholeGuide } from '../open-guide.server';
import { openSearch } from '../search/open-search.server';
import { AboutPage } from './about-page';
import { ChangesPage } from './changes-page';
import { ContentsPage } from './contents-page';
import { GuidePageView, Standing } from './guide-page';
import { guideTitle } from './guide-title';
import { SearchPage } from './search-page';
import { WholePage } from './whole-page';
import { WordsPage } from './words-page';

const t = translatorFor('en');

function html(element: ReactElement, language: Language = 'en') {
  return renderToStaticMarkup(<LanguageProvider language={language}>{element}</LanguageProvider>);
}

const idsOf = (page: string) => [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
const search = (q: string) => <SearchPage {...openSearch(new URLSearchParams({ q }), 'en')} />;

test('the contents lead to every page, the tools, the words, the changes and the PDF', () => {
  const page = html(<ContentsPage groups={guideContents('en')} />);
  const wanted = [
    ...guidePages('en').map(({ slug }) => slug),
    ...GUIDE_TOOLS,
    'words',
    'changes',
    'whole',
  ].map((path) => `/en/guide/${path}`);
  for (const to of [...wanted, '/en/guide.pdf']) expect(page).toContain(`href="${to}"`);
  expect(page).toMatch(/<form[^>]*role="search"[^>]*action="\/en\/guide\/search"/);
});

describe('search', () => {
  test('keeps what was typed in its box, marks what it found, and leads to the part', () => {
    const page = html(search('attendence "ordr'));
    expect(page).toContain('value="attendence &quot;ordr"');
    expect(page).toMatch(/<mark[^>]*>order<\/mark>/);
    expect(page).toMatch(/href="\/en\/guide\/leaving-school#[^"]*order/);
  });

  test('where it finds nothing, leads to the contents and to asking', () => {
    const page = html(search('zzyzx'));
    expect(page).toContain(t('guide:search.none'));
    expect(page).toContain('href="/en/guide"');
    expect(page).toContain('href="/en/before-you-decide/ask"');
  });

  test('before anything is asked, is a box alone', () => {
    expect(html(search(''))).not.toMatch(/<h2/);
  });
});

test('the words are in the reader’s language, and the English one stands beside its own', () => {
  const words = (language: Language) => html(<WordsPage english={englishTerms()} />, language);
  expect(words('en')).not.toContain('lang="en"');
  const urdu = translatorFor('ur');
  const [name, english] = Object.entries(englishTerms()).find(
    ([each, term]) => urdu(`glossary:terms.${each}.term`) !== term,
  ) ?? ['', ''];
  if (!name) return;
  expect(words('ur')).toContain(`<bdi lang="en" dir="ltr">${english}</bdi>`);
});

test('changes stand under their days, newest first, and as a feed', () => {
  const page = html(<ChangesPage changes={guideChanges('en')} />);
  const days = [...page.matchAll(/<time dateTime="([^"]+)"/g)].map((match) => match[1]!);
  expect(days.length).toBeGreaterThan(0);
  expect(days).toEqual([...days].sort().reverse());
  expect(page).toContain('href="/en/guide/changes.xml"');
});

test('words in another language than the page say so, with their direction', () => {
  const english = html(<ChangesPage changes={guideChanges('en')} />, 'ur');
  expect(english).toContain('<li lang="en" dir="ltr">');
  const whole = html(<WholePage {...openWholeGuide('en')} />, 'ur');
  expect(whole).toMatch(/<h2 id="[a-z-]+" lang="en" dir="ltr">/);
});

test('the portal’s own Urdu words set apart in a page do not call for the font of what people wrote', () => {
  const page = html(<WholePage {...openWholeGuide('ur')} />, 'ur');
  const apart = [...page.matchAll(/<bdi([^>]*)>([^<]*)/g)].filter(([, , words]) =>
    /[\u0600-\u06FF]/.test(words ?? ''),
  );
  expect(apart.length).toBeGreaterThan(0);
  for (const [, attributes] of apart) expect(attributes).toContain('class="portal-words"');
});

test('the whole guide is on one page, with one order of headings and no address twice', () => {
  const page = html(<WholePage {...openWholeGuide('en')} />);
  expect(page.match(/<h1/g)).toHaveLength(1);
  for (const { slug } of guidePages('en')) expect(page).toContain(`<h2 id="${slug}"`);
  const ids = idsOf(page);
  expect(new Set(ids).size).toBe(ids.length);
  const levels = [...page.matchAll(/<h(\d)/g)].map((match) => Number(match[1]));
  levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1));
});

describe('how a translation stands to the English', () => {
  const page = (of: Partial<GuidePage>): GuidePage => ({
    ...openGuidePage('money', 'ro')!.page,
    ...of,
  });

  test('is said in the reader’s language, with the day on which it matched', () => {
    const note = html(
      <Standing page={page({ standing: 'matched', matchedOn: '2026-12-01' })} />,
      'ro',
    );
    expect(note).toContain(translatorFor('ro')('public:authoritative'));
    expect(note).toContain('1 decembrie 2026');
    expect(note).not.toContain('href=');
  });

  test('an older one is marked, and leads to the English page', () => {
    const note = html(
      <Standing page={page({ standing: 'older', matchedOn: '2026-10-01' })} />,
      'ro',
    );
    expect(note).toContain('1 octombrie 2026');
    expect(note).toContain('href="/en/guide/money"');
  });

  test('English needs no word', () => {
    expect(html(<Standing page={page({ standing: 'english' })} />)).toBe('');
  });
});

describe('what stands under a page', () => {
  test.each([
    ['money', 'families'],
    ['for-schools', 'schools'],
    ['your-information', 'everyone'],
  ])('%s is for %s', (slug, audience) => {
    const { page } = openGuidePage(slug, 'en')!;
    expect(html(<AboutPage page={page} />)).toContain(t(`guide:page.audience.${audience}`));
  });

  test('the marks of limits and presses are among what is kept', () => {
    const view = openGuidePage('your-information', 'en')!;
    const page = html(<GuidePageView {...view} />);
    expect(page).toContain(t('guide:kept.mark'));
    expect(page).toContain(t('guide:kept.markTime'));
  });
});

describe('titles', () => {
  const matches = [{ id: 'root', data: { language: 'en', council: { serviceName: 'Home' } } }];
  const titleOf = (data: unknown) => JSON.stringify(guideTitle({ matches, data } as never));

  test('are those of the pages', () => {
    expect(titleOf(openGuidePage('money', 'en'))).toContain('Money – Home');
  });

  test('say nothing of a page that could put somebody at risk', () => {
    const secret = guidePages('en').filter(({ leaveQuickly }) => leaveQuickly);
    expect(secret.length).toBeGreaterThan(0);
    for (const { slug, title } of secret) {
      const tags = titleOf(openGuidePage(slug, 'en'));
      expect(tags).toContain(`${t('guide:title')} – Home`);
      expect(tags).not.toContain(title);
    }
  });

  test('what somebody looked for is in no list of a search engine; the guide and its tools are', () => {
    const tags = (key: string) => JSON.stringify(pageTitle(key)({ matches } as never));
    expect(tags('guide:search.title')).toContain('noindex');
    expect(tags('guide:title')).not.toContain('noindex');
    expect(tags('tools:age.title')).not.toContain('noindex');
    expect(tags('glossary:title')).not.toContain('noindex');
    expect(tags('complaints:hub.title')).not.toContain('noindex');
    expect(tags('complaints:sent.title')).toContain('noindex');
    expect(tags('tools:ask.title')).toContain('noindex');
  });
});
