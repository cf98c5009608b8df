import { Temporal } from 'temporal-polyfill';
import { schoolAge } from '~/domains/child';
import { isOver } from '~/domains/family';
import { PATH_KINDS, type PathKind } from '../case/case.codes';
import { PATHS } from './path.definitions';

/** What is known of a child that says which special cases may fit. `dateOfBirth` is an ISO date. */
export type ChildFacts = {
  setting: string;
  sen: string;
  status: string;
  dateOfBirth: string;
  /** Indicators that stand (`INDICATORS`). */
  indicators: readonly string[];
};

/** The special cases that what is known of the child points to; an officer may open any other. */
export function fittingPaths(child: ChildFacts, today: Temporal.PlainDate): PathKind[] {
  const age = schoolAge(Temporal.PlainDate.from(child.dateOfBirth), today);
  const has = (...codes: string[]) => codes.some((code) => child.indicators.includes(code));
  const special = child.setting === 'special-placed';
  const fits: Record<Exclude<PathKind, 'ending-school' | 'ending-moved'>, boolean> = {
    'ehc-plan-mainstream': !special && child.setting === 'mainstream' && child.sen === 'E',
    'special-school': special,
    'order-revocation': child.setting === 'attendance-order',
    'school-pressed': has('pressed-by-school', 'avoiding-exclusion'),
    'moved-in': child.setting === 'home-educated-elsewhere',
    'child-protection': has('child-protection-plan', 'child-in-need', 'in-care'),
    'key-stage-4': age.status === 'of-age' && age.yearGroup >= 10,
    'under-school-age': age.status === 'not-yet',
    'ending-age': age.status === 'ended' && !isOver(child.status),
  };
  return PATH_KINDS.filter((kind) => kind in fits && fits[kind as keyof typeof fits]);
}

/**
 * The kinds in the order in which a page offers them: those that fit, other special cases, endings.
 * What is `open` already is not offered again; one ending at a time.
 */
export function offeredPaths(
  child: ChildFacts,
  today: Temporal.PlainDate,
  open: readonly PathKind[] = [],
): { fitting: PathKind[]; others: PathKind[]; endings: PathKind[] } {
  const ending = open.some((kind) => PATHS[kind].isEnding);
  const free = (kind: PathKind) =>
    !open.includes(kind) && !(PATHS[kind].isEnding && (ending || isOver(child.status)));
  const fitting = fittingPaths(child, today).filter(free);
  const rest = PATH_KINDS.filter((kind) => !fitting.includes(kind) && free(kind));
  const endings = rest.filter((kind) => PATHS[kind].isEnding);
  return { fitting, others: rest.filter((kind) => !endings.includes(kind)), endings };
}
