import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { checkPhone, checkPostcode, checkUpn, checkUrn } from '~/domains/child';
import { isSameChild } from '~/domains/family';
import type { ListColumn } from './list.columns';
import type { CsvRow, LineProblem } from './read-csv.server';

/** One child of the existing list, checked; dates are ISO dates, what was left out is empty. */
export const listedChild = z.strictObject({
  line: z.number(),
  givenNames: z.string(),
  familyName: z.string(),
  knownAs: z.string(),
  dateOfBirth: z.iso.date(),
  sex: z.enum(['female', 'male', '']),
  upn: z.string(),
  address: z.strictObject({
    line1: z.string(),
    line2: z.string(),
    town: z.string(),
    postcode: z.string(),
  }),
  school: z.string(),
  schoolUrn: z.string(),
  startedOn: z.string(),
  parentName: z.string(),
  parentEmail: z.string(),
  parentPhone: z.string(),
  language: z.string(),
  plan: z.boolean(),
  lastReview: z.string(),
});
export type ListedChild = z.output<typeof listedChild>;

const LONGEST_CELL = 200;
const OLDEST_YEARS = 19;
const YES = ['yes', 'y', 'true', '1', 'e', 'ehcp', 'ehc plan'];
const NO = ['no', 'n', 'false', '0', '', 'k', 'none', 'sen support'];
const SEXES: Record<string, ListedChild['sex']> = {
  f: 'female',
  female: 'female',
  girl: 'female',
  m: 'male',
  male: 'male',
  boy: 'male',
  '': '',
};
const LANGUAGES: Record<string, string> = {
  '': 'en',
  english: 'en',
  en: 'en',
  romanian: 'ro',
  română: 'ro',
  ro: 'ro',
  urdu: 'ur',
  اردو: 'ur',
  ur: 'ur',
};

/** A date as lists write it: 27/03/2014, 27-3-2014, 27.3.2014 or 2014-03-27; null for anything else. */
export function dateIn(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?$/.exec(text);
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : british ? british.slice(1).reverse() : [];
  if (!year) return null;
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

type Cells = CsvRow<ListColumn>['cells'];
type Fault = { column: ListColumn; code: string; values?: LineProblem['values'] };

function pastDate(cells: Cells, column: ListColumn, today: string): Fault[] {
  if (cells[column] === '') return [];
  const date = dateIn(cells[column]);
  if (!date) return [{ column, code: 'not-a-date' }];
  return date > today ? [{ column, code: 'date-in-future' }] : [];
}

function birthFaults(cells: Cells, today: Temporal.PlainDate): Fault[] {
  const column = 'dateOfBirth';
  if (cells[column] === '') return [{ column, code: 'missing' }];
  const faults = pastDate(cells, column, today.toString());
  const born = dateIn(cells[column]);
  const oldest = today.subtract({ years: OLDEST_YEARS }).toString();
  return faults.length === 0 && born! < oldest ? [{ column, code: 'too-old' }] : faults;
}

/** What is wrong with one line of the list. */
export function faultsIn(
  cells: Cells,
  today: Temporal.PlainDate,
  hidden: (text: string) => boolean,
): Fault[] {
  const faults: Fault[] = [];
  const wrong = (column: ListColumn, code: string) => faults.push({ column, code });
  for (const column of Object.keys(cells) as ListColumn[]) {
    if (cells[column].length > LONGEST_CELL) {
      faults.push({ column, code: 'too-long', values: { max: LONGEST_CELL } });
    } else if (hidden(cells[column])) wrong(column, 'hidden-characters');
  }
  if (cells.givenNames === '') wrong('givenNames', 'missing');
  if (cells.familyName === '') wrong('familyName', 'missing');
  faults.push(...birthFaults(cells, today));
  faults.push(...pastDate(cells, 'startedOn', today.toString()));
  faults.push(...pastDate(cells, 'lastReview', today.toString()));
  if (!(cells.sex.toLowerCase() in SEXES)) wrong('sex', 'not-an-option');
  const upn = cells.upn === '' ? 'ok' : checkUpn(cells.upn).kind;
  if (upn !== 'ok') wrong('upn', upn === 'wrong-check-letter' ? upn : 'not-a-upn');
  if (cells.schoolUrn !== '' && checkUrn(cells.schoolUrn).kind !== 'ok')
    wrong('schoolUrn', 'not-a-urn');
  if (cells.postcode !== '' && checkPostcode(cells.postcode).kind !== 'ok')
    wrong('postcode', 'not-a-postcode');
  if (cells.parentPhone !== '' && checkPhone(cells.parentPhone).kind !== 'ok')
    wrong('parentPhone', 'not-a-phone');
  if (cells.parentEmail !== '' && !z.email().safeParse(cells.parentEmail).success)
    wrong('parentEmail', 'not-an-email');
  if (cells.parentName === '' && (cells.parentEmail !== '' || cells.parentPhone !== ''))
    wrong('parentName', 'missing');
  const plan = cells.plan.toLowerCase();
  if (!YES.includes(plan) && !NO.includes(plan)) wrong('plan', 'not-yes-or-no');
  return faults;
}

/** A line without faults as the child it tells of. */
export function childIn(line: number, cells: Cells): ListedChild {
  const postcode = checkPostcode(cells.postcode);
  const upn = checkUpn(cells.upn);
  const urn = checkUrn(cells.schoolUrn);
  const phone = checkPhone(cells.parentPhone);
  return {
    line,
    givenNames: cells.givenNames,
    familyName: cells.familyName,
    knownAs: cells.knownAs,
    dateOfBirth: dateIn(cells.dateOfBirth)!,
    sex: SEXES[cells.sex.toLowerCase()]!,
    upn: upn.kind === 'ok' ? upn.upn : '',
    address: {
      line1: cells.line1,
      line2: cells.line2,
      town: cells.town,
      postcode: postcode.kind === 'ok' ? postcode.postcode : '',
    },
    school: cells.school,
    schoolUrn: urn.kind === 'ok' ? urn.urn : '',
    startedOn: dateIn(cells.startedOn) ?? '',
    parentName: cells.parentName,
    parentEmail: cells.parentEmail.toLowerCase(),
    parentPhone: phone.kind === 'ok' ? phone.phone : '',
    language: LANGUAGES[cells.language.toLowerCase()] ?? 'other',
    plan: YES.includes(cells.plan.toLowerCase()),
    lastReview: dateIn(cells.lastReview) ?? '',
  };
}

/** Lines that tell of a child that an earlier line told of already. */
export function toldTwice(children: readonly ListedChild[]): LineProblem[] {
  const byBirth = groupByBirth(children);
  const byUpn = new Map<string, number>();
  const problems: LineProblem[] = [];
  for (const child of children) {
    const sameDay = byBirth.get(child.dateOfBirth) ?? [];
    const twin = sameDay.find((other) => other.line < child.line && isSameChild(other, child));
    const other = twin?.line ?? (child.upn ? byUpn.get(child.upn) : undefined);
    if (other)
      problems.push({ line: child.line, column: 'givenNames', code: 'twice', values: { other } });
    if (child.upn && !byUpn.has(child.upn)) byUpn.set(child.upn, child.line);
  }
  return problems;
}

function groupByBirth(children: readonly ListedChild[]): Map<string, ListedChild[]> {
  const groups = new Map<string, ListedChild[]>();
  for (const child of children) {
    const group = groups.get(child.dateOfBirth);
    if (group) group.push(child);
    else groups.set(child.dateOfBirth, [child]);
  }
  return groups;
}

/**
 * The children as households: those with the same parent's email, or else the same parent's name at
 * the same address. A child without a parent stands alone.
 */
export function households(children: readonly ListedChild[]): ListedChild[][] {
  const groups = new Map<string, ListedChild[]>();
  for (const child of children) {
    const { line1, postcode } = child.address;
    const named = child.parentName && (line1 || postcode);
    const key = child.parentEmail
      ? `email ${child.parentEmail}`
      : named
        ? `name ${child.parentName} ${line1} ${postcode}`.toLowerCase()
        : `line ${child.line}`;
    const group = groups.get(key);
    if (group) group.push(child);
    else groups.set(key, [child]);
  }
  return [...groups.values()];
}
