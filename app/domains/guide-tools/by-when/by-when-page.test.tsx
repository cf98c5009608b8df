import { renderToStaticMarkup } from 'react-dom/server';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { profile, readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { LanguageProvider } from '~/platform/i18n';
import { byWhen, type CalendarEntry } from './by-when.rules';
import { ByWhenPage } from './by-when-page';

beforeAll(() => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
});

function shown(what: string, on = '2026-11-23', entries: CalendarEntry[] = []): string {
  const answer = byWhen(what, Temporal.PlainDate.from(on), entries, profile().clocks);
  return renderToStaticMarkup(
    <LanguageProvider language="en">
      <ByWhenPage values={{}} errors={[]} answer={answer} />
    </LanguageProvider>,
  );
}

describe('the answer', () => {
  it('says that a day can move only where a day is the council’s own policy', () => {
    expect(shown('notify')).toContain('such a day can move');
    for (const what of ['formal-notice', 'own-data']) {
      expect(shown(what)).not.toContain('can move');
    }
  });

  it('comes with the question folded away, and all its choices in it', () => {
    const [before = '', folded = ''] = shown('notify').split('<details');
    expect(before).not.toContain('type="radio"');
    expect(folded.match(/type="radio"/g)!.length).toBeGreaterThan(10);
  });

  it('names bank holidays in the language, and marks what the council typed as English', () => {
    const entry = {
      from: '2026-12-24',
      to: '2026-12-24',
      kind: 'closure',
      example: false,
    } as const;
    const training = [{ ...entry, label: 'Training day' }];
    const onTheDay = shown('notify', '2026-12-24', training);
    expect(onTheDay).toContain('(<bdi lang="en">Training day</bdi>)');
    const days = shown('notify', '2026-12-23', training);
    expect(days).toContain('<bdi lang="en">Training day</bdi>: 24 December 2026');
    expect(days).toContain('<bdi>Boxing Day (day off instead)</bdi>: 28 December 2026');
    const both = [{ ...entry, to: '2026-12-25', label: 'Holiday' }];
    expect(shown('notify', '2026-12-25', both)).toContain(
      '(<bdi lang="en">Holiday</bdi> and Christmas Day)',
    );
  });

  it('speaks of a plan, not of an education, while a child still is at a special school', () => {
    expect(shown('special-school')).toContain('first look at the education that you plan');
    expect(shown('notify')).not.toContain('that you plan');
  });
});
