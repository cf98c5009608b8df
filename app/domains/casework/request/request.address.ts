import { z } from 'zod';
import { languageCodes, type Language } from '~/platform/i18n/languages';
import { REQUEST_STANDINGS } from '~/domains/annual-request';
import { FOLLOW_UPS, YEAR_MEASURES } from './request.codes';
import { MONTH_TEXT } from './request.rules';

/** Where a page of a list begins or ends: the key of the row beside it. */
export type RequestCursor = { key: string; id: string };

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const cursorText = new RegExp(`^([0-9-]{1,20})_(${uuid})$`);

/** A cursor whose key is of that kind; any other is left aside. */
const cursor = (key: z.ZodType<string>) =>
  z
    .string()
    .transform((text): RequestCursor | null => {
      const [, at, id] = cursorText.exec(text) ?? [];
      return at && id && key.safeParse(at).success ? { key: at, id } : null;
    })
    .nullable()
    .catch(null);

/** PostgreSQL has no year 0. */
const isoDay = z.iso.date().refine((day) => !day.startsWith('0000'));
const number = z.string().regex(/^\d{1,12}$/);
const optional = <const T extends readonly [string, ...string[]]>(codes: T) =>
  z.enum(codes).nullable().catch(null);
const language = optional(languageCodes as [Language, ...Language[]]);

const month = z.string().regex(MONTH_TEXT).nullable().catch(null);

const dueSchema = z.object({
  month,
  /** Families about whom something is to be minded, or nothing is. */
  minded: optional(['yes', 'no']),
  language,
  /** Families in which a child is held out, or in which one is not. */
  held: optional(['yes', 'no']),
  after: cursor(isoDay),
  before: cursor(isoDay),
});
/** The list of a month as its address describes it. What is unknown or malformed is dropped. */
export type DueState = z.output<typeof dueSchema>;

const followSchema = z.object({ after: cursor(isoDay), before: cursor(isoDay) });
export type FollowState = z.output<typeof followSchema>;

const silentSchema = z.object({ after: cursor(number), before: cursor(number) });
export type SilentState = z.output<typeof silentSchema>;

const yearListSchema = z.object({
  month: z
    .string()
    .regex(/^(0?[1-9]|1[0-2])$/)
    .transform(Number)
    .nullable()
    .catch(null),
  language: z
    .enum(['none', ...languageCodes])
    .nullable()
    .catch(null),
  group: z
    .string()
    .regex(/^-?\d{1,2}$/)
    .transform(Number)
    .nullable()
    .catch(null),
  state: z.enum([...YEAR_MEASURES, ...REQUEST_STANDINGS]).catch('issued'),
  after: cursor(isoDay),
  before: cursor(isoDay),
});
/** A list behind a number of the year's page. */
export type YearListState = z.output<typeof yearListSchema>;

function read<S extends z.ZodObject>(schema: S, search: URLSearchParams): z.output<S> {
  const given: Record<string, string | null> = {};
  for (const name of Object.keys(schema.shape)) given[name] = search.get(name);
  return schema.parse(given);
}

/** Reads the state of a month's list from an address. */
export const readDueState = (search: URLSearchParams): DueState => read(dueSchema, search);
export const readFollowState = (search: URLSearchParams): FollowState => read(followSchema, search);
export const readSilentState = (search: URLSearchParams): SilentState => read(silentSchema, search);
export const readYearList = (search: URLSearchParams): YearListState =>
  read(yearListSchema, search);

/** A calendar year of an address; null for anything else. */
export function readYear(text: string | null | undefined): number | null {
  return /^20\d\d$/.test(text ?? '') ? Number(text) : null;
}

/** The letter that an address names; null where it names none. */
export function readFollowUp(text: string | undefined) {
  return z.enum(FOLLOW_UPS).safeParse(text).data ?? null;
}

type Value = string | number | RequestCursor | null | undefined;

/** An address with what is set of a state; a page is set by its cursor. */
function pathWith(path: string, state: Record<string, Value>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (value === null || value === undefined) continue;
    search.set(name, typeof value === 'object' ? `${value.key}_${value.id}` : String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The address of a month's list; a change other than of page starts at the first page. */
export function duePath(state: Partial<DueState>, changes: Partial<DueState> = {}): string {
  return pathWith('/officer/requests', { ...state, after: null, before: null, ...changes });
}

export function releasePath(month: string): string {
  return pathWith('/officer/requests/release', { month });
}

export function followPath(
  roundId: string,
  stage: string,
  changes: Partial<FollowState> = {},
): string {
  return pathWith(`/officer/requests/follow/${roundId}/${stage}`, changes);
}

/** A letter as it would be printed, in one language. */
export function letterPath(
  of: { stage: string; language: string } & ({ month: string } | { round: string }),
): string {
  return pathWith('/officer/requests/letter.pdf', of);
}

export function silentPath(changes: Partial<SilentState> = {}): string {
  return pathWith('/officer/requests/silent', changes);
}

/** The list behind a number of a year's page. */
export function yearListPath(year: number, state: Partial<YearListState>): string {
  return pathWith('/officer/requests/list', { year, ...state });
}

/** The page of one family, from a month's list or from a further letter's. */
export type FamilyFrom = { month: string } | { round: string; stage: string };

export function familyRequestPath(familyId: string, from: FamilyFrom): string {
  return pathWith(`/officer/requests/family/${familyId}`, from);
}

const fromSchema = z.object({
  month,
  round: z.uuid().nullable().catch(null),
  stage: optional(FOLLOW_UPS),
});

/** Where a family's page was opened from, as its address says; null where it says nothing. */
export function readFamilyFrom(search: URLSearchParams): FamilyFrom | null {
  const { month: ofMonth, round, stage } = read(fromSchema, search);
  if (round && stage) return { round, stage };
  return ofMonth ? { month: ofMonth } : null;
}

/** The list that a family's page leads back to. */
export function listBefore(from: FamilyFrom | null): string {
  if (from === null) return '/officer/requests';
  return 'month' in from ? duePath({ month: from.month }) : followPath(from.round, from.stage);
}
