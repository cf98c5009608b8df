import type { Temporal } from 'temporal-polyfill';
import type { FieldError, FormProblems } from '~/components/form/form-state';
import { parse, type FormValues } from '~/platform/form/parse.server';
import {
  enteredChildSchema,
  enterSchema,
  MOST_CHILDREN,
  type Entered,
  type EnteredChild,
} from './enter.schema';

export type EnterForm = Entered & { children: EnteredChild[] };
export type EnterParsed = { ok: true; data: EnterForm } | { ok: false; problems: FormProblems };

/** How many children the form has room for, as it says itself. */
export function childrenShown(values: FormValues): number {
  const shown = Number(values.shown ?? 1);
  return Number.isInteger(shown) ? Math.min(Math.max(shown, 1), MOST_CHILDREN) : 1;
}

function valuesOfChild(values: FormValues, index: number): FormValues {
  const prefix = `children[${index}].`;
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  );
}

function isBlank(values: FormValues): boolean {
  return Object.values(values)
    .flat()
    .every((value) => value.trim() === '');
}

/** Checks the whole form; a child left wholly blank is none, unless it is the only one. */
export function parseEnterForm(values: FormValues, today: Temporal.PlainDate): EnterParsed {
  const errors: FieldError[] = [];
  const told = parse(enterSchema(today), values);
  if (!told.ok) errors.push(...told.problems.errors);
  const children: EnteredChild[] = [];
  for (let index = 0; index < childrenShown(values); index++) {
    const own = valuesOfChild(values, index);
    if (index > 0 && isBlank(own)) continue;
    const child = parse(enteredChildSchema(today), own);
    if (child.ok) children.push(child.data);
    else {
      const named = child.problems.errors.map((error) => ({
        ...error,
        field: `children[${index}].${error.field}`,
      }));
      errors.push(...named);
    }
  }
  if (!told.ok || errors.length > 0) return { ok: false, problems: { values, errors } };
  return { ok: true, data: { ...told.data, children } };
}
