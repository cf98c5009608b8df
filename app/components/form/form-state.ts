import type { Translate } from '~/platform/i18n';

export type FieldError = {
  field: string;
  code: string;
  values?: Record<string, string | number>;
};

/** What an action answers with status 400: what was typed, and what is wrong with it. */
export type FormProblems = { values: Record<string, string | string[]>; errors: FieldError[] };

/** Answers kept from before, by field name. A date is an ISO date under its own name. */
export type SavedValues = Record<string, string | string[] | undefined | null>;

const dateParts = ['day', 'month', 'year'] as const;
export type DatePart = (typeof dateParts)[number];

/** The id of a field's control, made from its name: `children[0].name` is `children-0-name`. */
export function fieldId(name: string, prefix = ''): string {
  const id = name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  return prefix ? `${prefix}-${id}` : id;
}

/** The id of one part of a date. The day carries the id of the whole, so that a link to the field finds it. */
export function datePartId(name: string, part: DatePart, prefix = ''): string {
  return part === 'day' ? fieldId(name, prefix) : fieldId(`${name}.${part}`, prefix);
}

function partIsWrong(part: DatePart, value: unknown): boolean {
  const typed = typeof value === 'string' ? value.trim() : '';
  // Urdu keyboards type Arabic-Indic digits; their last four bits are the number.
  const text = typed.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) =>
    String(digit.charCodeAt(0) & 15),
  );
  if (!/^\d+$/.test(text)) return true;
  const number = Number(text);
  if (part === 'year') return number < 1900 || number > 2200;
  return number < 1 || number > (part === 'day' ? 31 : 12);
}

/**
 * The parts of a date that an error is about: the part the error names (its field ends in the part,
 * or `values.part` says it), else those typed wrongly, else all three.
 */
export function wrongDateParts(
  name: string,
  error: FieldError,
  values: Record<string, string | string[] | undefined | null>,
): DatePart[] {
  const named = dateParts.filter(
    (part) => error.field === `${name}.${part}` || error.values?.part === part,
  );
  if (named.length > 0) return named;
  const typedWrongly = dateParts.filter((part) => partIsWrong(part, values[`${name}.${part}`]));
  return typedWrongly.length > 0 ? typedWrongly : [...dateParts];
}

/** True where an error is about the field of that name, or about one of its repeated values. */
export function isAbout(error: FieldError, name: string): boolean {
  return error.field === name || error.field.replace(/\.\d+$/, '') === name;
}

/** The name of the field that an error is about, and the part of a date that the error names. */
function fieldOf({ field }: FieldError): { name: string; part?: DatePart } {
  const part = dateParts.find((each) => field.endsWith(`.${each}`));
  return { name: part ? field.slice(0, -part.length - 1) : field.replace(/\.\d+$/, ''), part };
}

/** The id of the field that an error is about, as its label has it. */
export function errorField(error: FieldError, prefix = ''): string {
  return fieldId(fieldOf(error).name, prefix);
}

/** The id of the control that an error's link leads to; none where the whole form is meant (`form`). */
export function errorTarget(
  error: FieldError,
  values: Record<string, string | string[]>,
  prefix = '',
): string | undefined {
  if (error.field === 'form') return undefined;
  const { name, part } = fieldOf(error);
  if (part) return datePartId(name, part, prefix);
  const isDate = values[`${name}.day`] !== undefined || error.values?.part !== undefined;
  const first = isDate ? wrongDateParts(name, error, values)[0] : undefined;
  return first ? datePartId(name, first, prefix) : fieldId(name, prefix);
}

/**
 * The sentence for an error: the room's own (`<errorsFrom>.errors.<field>.<code>`, indices such as
 * `[0]` left out), else the common one for the code, else a general one.
 */
export function errorText(t: Translate, error: FieldError, errorsFrom?: string): string {
  return (
    ownText(t, error, errorsFrom) ||
    t([`common:errors.${error.code}`, 'common:errors.invalid'], error.values ?? {})
  );
}

/** The room's own sentence for an error, which says by itself what it is about; empty where it has none. */
export function ownText(t: Translate, error: FieldError, errorsFrom?: string): string {
  const field = error.field.replace(/\[\d*\]/g, '').replace(/\.\d+(?=\.|$)/g, '');
  const key = `${errorsFrom}.errors.${field}.${error.code}`;
  return errorsFrom ? t(key, { ...error.values, defaultValue: '' }) : '';
}

/** One part of an ISO date, as people write it: the month of `2014-03-07` is `3`. */
export function datePart(isoDate: string, part: DatePart): string {
  const [year, month, day] = isoDate.slice(0, 10).split('-').map(Number);
  return String({ day, month, year }[part] ?? '');
}

/** True where the text is an ISO calendar date, such as `2026-11-21`. */
export function isIsoDate(text: unknown): text is string {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}/.test(text);
}
