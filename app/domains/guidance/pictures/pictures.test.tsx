import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LanguageProvider, translatorFor } from '~/platform/i18n';
import { GUIDE_SLUGS } from '../guide/guide.contents';
import { guidePage } from '../guide/guide.server';
import { openPictures } from '../open-guide.server';
import { PANELS } from './panels';
import { PicturesPage } from './pictures-page';

const t = translatorFor('en');
const short = GUIDE_SLUGS.filter((slug) => guidePage(slug, 'en')?.short);

it('each page that says it has a short version has one, and no other', () => {
  expect(short.length).toBeGreaterThan(3);
  expect(Object.keys(PANELS).sort()).toEqual([...short].sort());
  expect(openPictures('exams', 'en')).toBeNull();
  expect(openPictures('../at-a-glance', 'en')).toBeNull();
  expect(openPictures(undefined, 'en')).toBeNull();
});

describe.each(short)('the short version of %s', (slug) => {
  const panels = PANELS[slug]!;
  const words = (name: string) => t(`pictures:panels.${slug}.${name}`);

  it('has six to nine panels, each with its own words and drawing', () => {
    expect(panels.length).toBeGreaterThanOrEqual(6);
    expect(panels.length).toBeLessThanOrEqual(9);
    expect(new Set(panels.map(({ drawing }) => drawing)).size).toBe(panels.length);
    const all = t(`pictures:panels.${slug}`, { returnObjects: true });
    expect(Object.keys(all)).toEqual(panels.map(({ name }) => name));
  });

  it('says each point in ten words or so, and none of them is a number of days', () => {
    for (const { name } of panels) {
      expect(words(name).split(' ').length, words(name)).toBeLessThanOrEqual(10);
      expect(words(name)).not.toMatch(/\d+ (school |working )?(day|week|month)/);
    }
  });

  it('shows every sentence, its duty in words, and drawings that nobody is read', () => {
    const page = renderToStaticMarkup(
      <LanguageProvider language="en">
        <PicturesPage {...openPictures(slug, 'en')!} />
      </LanguageProvider>,
    );
    for (const { name } of panels) expect(page).toContain(`>${words(name)}</p>`);
    const duties = panels.filter(({ kind }) => kind !== 'how');
    const named = (['must', 'may', 'neednot'] as const).map(
      (kind) => page.split(`${t(`common:layout.${kind}`)}</p>`).length - 1,
    );
    expect(named.reduce((sum, count) => sum + count)).toBe(duties.length);
    const drawn = page.match(/<svg [^>]*>/g) ?? [];
    expect(drawn.length).toBe(panels.length + duties.length + 1);
    for (const svg of drawn) expect(svg).toContain('aria-hidden="true"');
    expect(page.split(`href="/en/guide/${slug}"`).length - 1).toBe(2);
  });
});
