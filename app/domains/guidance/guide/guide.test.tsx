import { readFileSync, readdirSync } from 'node:fs';
import { matchRoutes } from '@remix-run/react';
import type { RouteConfigEntry } from '@remix-run/route-config';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, test } from 'vitest';
import site from '~/routes';
import { CLOCK_CODES, CLOCK_RULES, type ClockCode } from '~/domains/clock';
import { environment, useEnvironment } from '~/platform/config/environment.server';
import { LanguageProvider, languageCodes, translatorFor, type Language } from '~/platform/i18n';
import { loadProfile } from '~/platform/profile/profile.server';
import type { CouncilProfile } from '~/platform/profile/profile.schema';
import { openGuidePage } from '../open-guide.server';
import { GuidePageView } from '../pages/guide-page';
import { GUIDE_SLUGS, type GuideSlug } from './guide.contents';
import { splitSource } from './guide-source.server';
import { guideContents, guideFaults, guideGaps, guidePages } from './guide.server';

const before = environment();
afterEach(() => useEnvironment(before));

function asCouncil(profile: CouncilProfile) {
  useEnvironment({ ...before, profile });
}

function html(slug: GuideSlug, language: Language = 'en') {
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <GuidePageView {...openGuidePage(slug, language)!} />
    </LanguageProvider>,
  );
}

const folder = (language: string) => `locales/${language}/guidance`;
const file = (slug: string, language = 'en') =>
  readFileSync(`${folder(language)}/${slug}.md`, 'utf8');
const translated = (language: string) =>
  readdirSync('locales').includes(language) &&
  readdirSync(`locales/${language}`).includes('guidance')
    ? readdirSync(folder(language)).map((name) => name.slice(0, -3))
    : [];

describe.each(['waltham-forest', 'county'])('the guide of %s', (council) => {
  test('has no file at fault, in any language', () => {
    expect(guideFaults(languageCodes, loadProfile(council))).toEqual([]);
    expect(guideGaps(loadProfile(council))).toEqual([]);
  }, 120_000);

  test('has every page of the contents, and each can be read', () => {
    asCouncil(loadProfile(council));
    expect(guidePages('en').map(({ slug }) => slug)).toEqual(GUIDE_SLUGS);
    for (const slug of GUIDE_SLUGS) {
      const page = html(slug);
      expect(page.match(/<h1/g)).toHaveLength(1);
      expect(page).not.toMatch(/undefined|\[object|:::|guide:/);
      expect(page).not.toContain('{{');
    }
  });
});

test('the contents have a summary for every page', () => {
  const entries = guideContents('en').flatMap(({ pages }) => pages);
  expect(entries).toHaveLength(GUIDE_SLUGS.length);
  for (const { title, summary } of entries) expect(title && summary).toBeTruthy();
});

const clocksNamed = [
  ...new Set(
    GUIDE_SLUGS.flatMap((slug) =>
      [...file(slug).matchAll(/\{\{time\.([\w-]+)\}\}/g)].map((match) => match[1]!),
    ),
  ),
].filter((code): code is ClockCode => CLOCK_CODES.some((known) => known === code));

test.each(clocksNamed)('where a council changes %s, the guide says its length', (code) => {
  const { unit, length, statutoryMaximum } = CLOCK_RULES[
    code
  ] as (typeof CLOCK_RULES)[ClockCode] & {
    statutoryMaximum?: number;
  };
  const own = statutoryMaximum ? Math.max(1, statutoryMaximum - 1) : length + 7;
  const said = unit === 'days-beginning-with' ? 'days' : unit;
  const words = translatorFor('en')(`guide:units.${said}`, { count: own });
  const profile = loadProfile('waltham-forest');
  asCouncil({ ...profile, clocks: { ...profile.clocks, [code]: own } });
  const naming = GUIDE_SLUGS.filter((slug) => file(slug).includes(`{{time.${code}}}`));
  for (const slug of naming) expect(html(slug)).toContain(words);
});

test('numbers of the profile beside the clocks are said too', () => {
  const profile = loadProfile('county');
  asCouncil({ ...profile, annualRequest: { ...profile.annualRequest, answerDays: 77 } });
  const naming = GUIDE_SLUGS.filter((slug) => file(slug).includes('{{days.annualAnswer}}'));
  expect(naming.length).toBeGreaterThan(0);
  for (const slug of naming) expect(html(slug)).toContain('77 days');
});

/** A number before a word for days, weeks or months, in digits or, in English, in words. */
function typedLengths(language: Language): RegExp {
  const t = translatorFor(language);
  const said = ['days', 'school-days', 'working-days', 'weeks', 'months'].flatMap((unit) =>
    [1, 2, 3, 5, 15, 21].map((count) => t(`guide:units.${unit}`, { count })),
  );
  const units = said.flatMap((text) => /^\p{N}+\s+(.+)$/u.exec(text)?.[1] ?? []);
  const numbers = language === 'en' ? '(?:\\d+|two|three|five|six|ten|fifteen|thirty)' : '\\p{N}+';
  return new RegExp(`${numbers}\\s+(?:${[...new Set(units)].join('|')})(?!\\p{L})`, 'iu');
}

describe.each(languageCodes)('the files in %s', (language) => {
  test('type no length of time, no telephone number and no name of a council', () => {
    const { council, team } = loadProfile('waltham-forest');
    const typed = typedLengths(language);
    for (const slug of translated(language)) {
      const { words } = splitSource(file(slug, language));
      expect(words, slug).not.toMatch(typed);
      expect(words, slug).not.toContain(council.short);
      expect(words, slug).not.toContain(team.phone);
    }
  });
});

type Node = { id: string; path?: string; index?: boolean; children?: Node[] };

function tree(entries: RouteConfigEntry[]): Node[] {
  return entries.map(({ path, index, children, file }) => ({
    id: file,
    path,
    ...(index ? { index } : { children: children && tree(children) }),
  }));
}

test('every link inside leads to a page, and every part to one that is on its page', () => {
  const routes = tree(site);
  const dead: string[] = [];
  for (const slug of GUIDE_SLUGS) {
    for (const [, to = ''] of html(slug).matchAll(/href="([^"]+)"/g)) {
      if (/^(https:|mailto:|tel:)/.test(to)) continue;
      const [path = '', part] = to.split('#');
      const found = path ? matchRoutes(routes as never, { pathname: path })?.at(-1)?.route.id : '';
      const nowhere = found === undefined || found === 'routes/public/not-found.tsx';
      const slugThere = found === 'routes/public/guide-page.tsx' ? path.split('/')[3] : slug;
      const noPage = !openGuidePage(slugThere, 'en');
      const noPart = part && !html(slugThere as GuideSlug).includes(`id="${part}"`);
      if (nowhere || noPage || noPart) dead.push(`${slug}: ${to}`);
    }
  }
  expect(dead).toEqual([]);
});

test('every link outside is an https address', () => {
  for (const slug of GUIDE_SLUGS) {
    for (const [, to = ''] of html(slug).matchAll(/href="(\w+:[^"]+)"/g)) {
      expect(to).toMatch(
        /^(https:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/[^\s"<>]*)?|mailto:\S+@\S+|tel:\+?\d+)$/,
      );
    }
  }
});

test('an address that is no page of the guide opens nothing', () => {
  for (const address of ['nope', '', undefined, '__proto__', 'At-A-Glance', '../money'])
    expect(openGuidePage(address, 'en')).toBeNull();
});

test('English words on a page of another language say so, and their links stay in that language', () => {
  const slug = GUIDE_SLUGS.find((each) => !translated('ur').includes(each));
  if (!slug) return;
  const page = html(slug, 'ur');
  expect(page).toContain('<div class="guide" lang="en" dir="ltr">');
  expect(page).toContain(translatorFor('ur')('guide:standing.untranslated'));
  expect(page).not.toMatch(/href="\/en\//);
});
