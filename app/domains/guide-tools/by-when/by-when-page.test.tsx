import { renderToStaticMarkup } from 'react-dom/server';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { profile, readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { LanguageProvider } from '~/platform/i18n';
import { byWhen } from './by-when.rules';
import { ByWhenPage } from './by-when-page';

beforeAll(() => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
});

function shown(what: string): string {
  const day = Temporal.PlainDate.from('2026-11-23');
  const answer = byWhen(what, day, [], profile().clocks);
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

  it('speaks of a plan, not of an education, while a child still is at a special school', () => {
    expect(shown('special-school')).toContain('first look at the education that you plan');
    expect(shown('notify')).not.toContain('that you plan');
  });
});
