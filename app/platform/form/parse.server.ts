import { data } from '@remix-run/node';
import type { z } from 'zod';
import type { FieldError, FormProblems } from '~/components/form/form-state';

/** What a form sent, as text: repeated names are lists. */
export type FormValues = Record<string, string | string[]>;

export type Parsed<T> =
  { ok: true; data: T; values: FormValues } | { ok: false; problems: FormProblems };

/**
 * Reads the body of an ordinary form as text values. Any other kind of body is refused: its size is
 * not bounded, and reading it here would hold all of it in memory.
 */
export async function readForm(request: Request): Promise<FormValues> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new Response(null, { status: 415, statusText: 'Unsupported Media Type' });
  }
  return formValues(await request.formData());
}

/** The text values of a form; repeated names become lists; names with a leading underscore are the page's own. */
export function formValues(form: FormData): FormValues {
  const values: FormValues = Object.create(null) as FormValues;
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name).filter((value): value is string => typeof value === 'string');
    if (all.length > 0) values[name] = all.length === 1 ? all[0]! : all;
  }
  return { ...values };
}

/** Values with `dob.day`, `dob.month`, `dob.year` gathered into `dob`. */
function gathered(values: FormValues): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const [, base, part] = /^(.+)\.(day|month|year)$/.exec(name) ?? [];
    if (base && part && typeof value === 'string') {
      const date = (result[base] ??= { day: '', month: '', year: '' }) as Record<string, string>;
      date[part] = value;
    } else if (!name.startsWith('_')) {
      result[name] = value;
    }
  }
  return result;
}

/** Checks form values against a schema whose messages are codes. */
export function parse<S extends z.ZodType>(schema: S, values: FormValues): Parsed<z.output<S>> {
  const result = schema.safeParse(gathered(values));
  if (result.success) return { ok: true, data: result.data, values };
  const errors: FieldError[] = [];
  for (const issue of result.error.issues) {
    const field = issue.path.join('.') || 'form';
    if (errors.some((error) => error.field === field)) continue;
    const max = 'maximum' in issue ? { max: Number(issue.maximum) } : undefined;
    errors.push({
      field,
      code: issue.code === 'unrecognized_keys' ? 'not-an-option' : issue.message,
      values: max,
    });
  }
  return { ok: false, problems: { values, errors } };
}

/** What is wrong with a field that nobody sees is said of the whole form, once. */
export function saidOfForm({ values, errors }: FormProblems, unseen: string[]): FormProblems {
  const shown = errors.filter(({ field }) => !unseen.includes(field.split('.')[0]!));
  const stale = shown.length < errors.length ? [{ field: 'form', code: 'stale' }] : [];
  return { values, errors: [...stale, ...shown] };
}

/**
 * The one of a page's forms that was sent, by its `intent`; a form without one has the name ''. Throws
 * 400 where it is none of them.
 */
export function formSent<Form>(forms: Record<string, Form>, values: FormValues): Form {
  const intent = typeof values.intent === 'string' ? values.intent : '';
  const form = Object.hasOwn(forms, intent) ? forms[intent] : undefined;
  if (form === undefined) throw new Response(null, { status: 400, statusText: 'Bad Request' });
  return form;
}

/** The answer to a form that has problems: 400, with all that was typed. */
export function refuse(problems: FormProblems) {
  return data(problems, { status: 400 });
}

/** One refusal of the whole form or of one field. */
export function refusal(
  values: FormValues,
  code: string,
  field = 'form',
  detail?: FieldError['values'],
) {
  return refuse({ values, errors: [{ field, code, values: detail }] });
}
