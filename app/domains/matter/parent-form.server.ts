import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import type { FieldError } from '~/components/form/form-state';
import type { Parent } from '~/platform/auth/session.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refuse } from '~/platform/form/parse.server';
import type { Language } from '~/platform/i18n';
import type { Matter } from './matter.store.server';
import { requireMatter } from './require-matter.server';

type Told<T> = { parent: Parent; language: Language; matter: Matter; data: T };

/**
 * The whole action of a form on a parent's own matter: guard, the page's own controls, parse, tell,
 * back to the matter. `tell` gives the code of what was done, or a refusal beside a field.
 */
export async function answerOnMatter<S extends z.ZodType>(
  args: ActionFunctionArgs,
  schema: S,
  tell: (told: Told<z.output<S>>) => Promise<string | FieldError>,
) {
  const found = await requireMatter(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${found.parent.id}`, values);
  if (control) return control;
  const parsed = parse(schema, values);
  const done = parsed.ok ? await tell({ ...found, data: parsed.data }) : null;
  if (parsed.ok && typeof done === 'string') {
    return redirect(`/${found.language}/family/matter/${found.matter.id}?done=${done}`);
  }
  args.context.refused = true;
  return refuse(parsed.ok ? { values, errors: [done as FieldError] } : parsed.problems);
}
