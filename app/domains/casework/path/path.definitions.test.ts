import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { PATH_KINDS, type PathKind } from '../case/case.codes';
import { mustComeBefore, PATHS } from './path.definitions';
import { fittingPaths, offeredPaths, type ChildFacts } from './path.fits';
import { planStep, readySteps, type StepState } from './path.rules';

type Words = Record<string, Record<string, unknown>>;
const words = JSON.parse(
  readFileSync(new URL('../../../../locales/en/path.json', import.meta.url), 'utf8'),
) as Words;

const at = (path: string): unknown =>
  path.split('.').reduce<unknown>((tree, name) => (tree as Words | undefined)?.[name], words);

const all = PATH_KINDS.map((kind) => PATHS[kind]);

describe.each(all)('the path $kind', (path) => {
  const codes = path.steps.map((step) => step.code);

  it('names only steps that it has, and none before itself in a circle', () => {
    for (const step of path.steps) {
      const named = [
        ...mustComeBefore(path, step.code),
        ...(step.skipsWith ?? []),
        ...step.outcomes.flatMap((each) => [
          ...(each.skips ?? []),
          ...(typeof each.leads === 'object' ? [each.leads.to] : []),
        ]),
      ];
      expect(named.filter((code) => !codes.includes(code))).toEqual([]);
      expect(
        mustComeBefore(path, step.code).every(
          (before) => codes.indexOf(before) < codes.indexOf(step.code),
        ),
      ).toBe(true);
    }
  });

  it('asks for every answer that an outcome or a clock needs', () => {
    for (const step of path.steps) {
      const missing = step.outcomes
        .flatMap((each) => each.needs ?? [])
        .filter((name) => !step.fields?.includes(name));
      expect(missing).toEqual([]);
      if (step.clock?.from !== 'agreed') continue;
      const { step: from, field } = step.clock;
      expect(path.steps.find((each) => each.code === from)?.fields).toContain(field);
    }
  });

  it('has words for itself, its steps, outcomes, questions and results', () => {
    const needed = [
      ...['title', 'what', 'rule', 'startedOn'].map((name) => `kinds.${path.kind}.${name}`),
      ...path.start.map(({ field }) => `fields.${field}`),
      ...path.steps.flatMap((step) => [
        `steps.${path.kind}.${step.code}.title`,
        `steps.${path.kind}.${step.code}.help`,
        ...(step.fields ?? []).map((name) => `fields.${name}`),
        ...step.outcomes.flatMap((each) => [
          `steps.${path.kind}.${step.code}.outcomes.${each.code}`,
          ...(each.result ? [`results.${each.result}`] : []),
        ]),
      ]),
    ];
    expect(needed.filter((name) => typeof at(name) !== 'string')).toEqual([]);
  });

  it('names the source of every step, and sets nothing aside that the law asks of the council', () => {
    expect(path.steps.filter((step) => step.source === '')).toEqual([]);
    const aside = path.steps.filter((step) => step.optional && step.basis === 'law');
    // A young person may decline an offer, or have work already.
    expect(aside.map((step) => step.code)).toEqual(path.kind === 'ending-age' ? ['guarantee'] : []);
  });
});

describe('the law about leaving a school', () => {
  const fresh = (kind: PathKind): StepState[] =>
    PATHS[kind].steps.map(({ code }) => ({ code, state: 'waiting', doneOn: null }));

  it('lets a mainstream school delete the name at once, whatever becomes of the meeting', () => {
    expect(readySteps(PATHS['ehc-plan-mainstream'], fresh('ehc-plan-mainstream'))).toEqual([
      'send-told',
      'meeting-offer',
      'name-deleted',
    ]);
  });

  it('keeps the name on the roll of a special school until consent or a direction', () => {
    expect(readySteps(PATHS['special-school'], fresh('special-school'))).toEqual([
      'parent-information',
      'consent',
    ]);
    const now = { steps: fresh('special-school'), startedOn: '2026-11-23', today: '2026-11-30' };
    const told = { code: 'name-deleted', outcome: 'deleted', doneOn: '2026-11-25' };
    expect(planStep(PATHS['special-school'], now, told)).toEqual({
      kind: 'not-ready',
      waitsFor: ['consent', 'parent-request', 'direction'],
    });
  });

  it('takes no day before the start, before the step it follows, or after today', () => {
    const path = PATHS['ehc-plan-mainstream'];
    const steps = fresh(path.kind).map((step) =>
      step.code === 'meeting-offer'
        ? { ...step, state: 'done' as const, doneOn: '2026-11-25' }
        : step,
    );
    const on = (doneOn: string, today = '2026-12-07') =>
      planStep(
        path,
        { steps, startedOn: '2026-11-23', today },
        { code: 'meeting', outcome: 'held', doneOn },
      ).kind;
    expect(on('2026-11-24')).toBe('too-early');
    expect(on('2026-11-25')).toBe('ok');
    expect(on('2026-12-07')).toBe('ok');
    expect(on('2026-12-08')).toBe('future-day');
    const first = { code: 'send-told', outcome: 'told', doneOn: '2026-11-22' };
    const plan = planStep(path, { steps, startedOn: '2026-11-23', today: '2026-12-07' }, first);
    expect(plan).toEqual({ kind: 'too-early', earliest: '2026-11-23' });
  });
});

describe('which special cases fit a child', () => {
  const today = Temporal.PlainDate.from('2026-11-23');
  const base: ChildFacts = {
    setting: 'mainstream',
    sen: 'N',
    status: 'home-educated',
    dateOfBirth: '2015-05-01',
    indicators: [],
  };
  it.each<[Partial<ChildFacts>, PathKind[]]>([
    [{}, []],
    [{ sen: 'E' }, ['ehc-plan-mainstream']],
    [{ sen: 'K' }, []],
    [{ sen: 'E', setting: 'special-placed' }, ['special-school']],
    [{ sen: 'E', setting: 'special-other' }, []],
    [{ setting: 'attendance-order' }, ['order-revocation']],
    [{ setting: 'home-educated-elsewhere' }, ['moved-in']],
    [{ indicators: ['pressed-by-school'] }, ['school-pressed']],
    [{ indicators: ['child-in-need'] }, ['child-protection']],
    [{ dateOfBirth: '2011-09-01' }, ['key-stage-4']],
    [{ dateOfBirth: '2012-09-01' }, []],
    [{ dateOfBirth: '2021-09-01' }, ['under-school-age']],
    [{ dateOfBirth: '2021-08-31' }, []],
    [{ dateOfBirth: '2010-08-31' }, ['ending-age']],
    [{ dateOfBirth: '2010-08-31', status: 'ended' }, []],
  ])('%j: %j', (given, kinds) => {
    expect(fittingPaths({ ...base, ...given }, today)).toEqual(kinds);
  });

  it('offers every kind once, endings last', () => {
    const { fitting, others, endings } = offeredPaths({ ...base, sen: 'E' }, today);
    expect([...fitting, ...others, ...endings].sort()).toEqual([...PATH_KINDS].sort());
    expect(endings).toEqual(['ending-school', 'ending-moved', 'ending-age']);
  });

  it('offers nothing twice, one ending at a time, and none to a child who has left', () => {
    const child = { ...base, sen: 'E' };
    const open: PathKind[] = ['ehc-plan-mainstream', 'ending-moved'];
    const offered = offeredPaths(child, today, open);
    expect(offered.fitting).toEqual([]);
    expect(offered.endings).toEqual([]);
    expect(offered.others).not.toContain('ehc-plan-mainstream');
    expect(offeredPaths({ ...child, status: 'moved-away' }, today).endings).toEqual([]);
  });
});
