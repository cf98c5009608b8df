import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LanguageProvider } from '~/platform/i18n';
import { CLOCK_CODES, CLOCK_RULES } from '~/domains/clock';
import type { ClockLine } from '../show-item.server';
import { ClockDates } from './item-clocks';

function shown(rule: ClockLine['rule'], given: Partial<ClockLine> = {}): string {
  const { length, unit, basis, source } = CLOCK_RULES[rule];
  const clock: ClockLine = {
    id: 'c',
    childId: null,
    rule,
    startedOn: '2026-11-23',
    length,
    unit,
    agreedOn: null,
    dueOn: '2026-11-30',
    status: 'running',
    pauses: [],
    endedOn: null,
    endReason: null,
    state: 'running',
    basis,
    ruleSource: source,
    ...given,
  };
  const page = (
    <LanguageProvider language="en">
      <ClockDates clock={clock} />
    </LanguageProvider>
  );
  return renderToStaticMarkup(page).replace(/<[^>]+>/g, ' ');
}

describe('a clock on a page', () => {
  it('says its rule and whose rule it is', () => {
    const notice = shown('s437-notice');
    expect(notice).toContain('15 days, the first included, from the day the notice was served.');
    expect(notice).toContain('Required by law: Education Act 1996 s.437(2)');
    expect(shown('first-contact', { length: 1 })).toContain('1 school day from the day');
    expect(shown('first-contact')).toContain('Local policy, not law: protocol 6.3');
  });

  it.each(CLOCK_CODES)(
    '%s has words for all of it, and says "local policy" no more than once',
    (code) => {
      const words = shown(code);
      expect(words).not.toMatch(/clock\.|undefined|item\.basis/);
      expect(words.match(/local policy/gi)?.length ?? 0).toBeLessThan(2);
    },
  );

  it.each([
    [{ state: 'due-today' }, false],
    [{ state: 'overdue' }, true],
    [{ state: 'met', status: 'met', endedOn: '2026-11-30' }, false],
    [{ state: 'met-late', status: 'met', endedOn: '2026-12-01' }, true],
    [{ state: 'stopped', status: 'stopped', endedOn: '2026-11-30' }, false],
    [{ state: 'stopped', status: 'stopped', endedOn: '2026-12-01' }, true],
  ] as [Partial<ClockLine>, boolean][])('%j: missed is %s', (given, missed) => {
    expect(shown('first-contact', given).includes('Missed:')).toBe(missed);
  });
});
