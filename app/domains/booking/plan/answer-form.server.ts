import { data, redirect, type ActionFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import type { FieldError, FormProblems } from '~/components/form/form-state';
import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { pageControls } from '~/platform/form/page-controls.server';
import {
  formSent,
  parse,
  readForm,
  refuse,
  saidOfForm,
  type FormValues,
} from '~/platform/form/parse.server';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';

/** What a form leads to: another page, something to look at first, or a refusal. */
export type Answer =
  | { kind: 'to'; path: string }
  | { kind: 'shown'; shown: object }
  | { kind: 'refused'; errors: FieldError[] }
  | { kind: 'not-found' | 'not-allowed' };

type PlanForm = (
  staff: Staff,
  values: FormValues,
) => Promise<Exclude<Answer, { kind: 'refused' }> | { kind: 'refused'; problems: FormProblems }>;

/** A form with its schema, and what becomes of it. */
export function formOf<S extends z.ZodType>(
  schema: S,
  take: (staff: Staff, form: z.output<S>, values: FormValues) => Promise<Answer>,
): PlanForm {
  return async (staff, values) => {
    const parsed = parse(schema, values);
    if (!parsed.ok) return { kind: 'refused', problems: saidOfForm(parsed.problems, unseen) };
    const answer = await take(staff, parsed.data, values);
    if (answer.kind !== 'refused') return answer;
    return { kind: 'refused', problems: { values, errors: answer.errors } };
  };
}

/** A refusal of one field, or of the whole form. */
export function refused(code: string, about: Partial<FieldError> = {}): Answer {
  return { kind: 'refused', errors: [{ field: 'form', code, ...about }] };
}

const unseen = ['version', 'submitKey', 'seen', 'without', 'room', 'absence', 'kind'];

/** The action of a page; `forms` are those that it has, by their `intent`. */
export async function answerForms(
  args: ActionFunctionArgs,
  roles: readonly StaffRole[],
  forms: Record<string, PlanForm>,
) {
  const staff = await requireStaff(args, roles);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const form = formSent(forms, values);
  const answer = await form(staff, values);
  switch (answer.kind) {
    case 'to':
      return redirect(answer.path, 303);
    case 'shown':
      return data({ values, errors: [], shown: answer.shown });
    case 'refused':
      args.context.refused = true;
      return refuse(answer.problems);
    case 'not-found':
      throw notFound();
    case 'not-allowed':
      throw new Response(null, { status: 403, statusText: 'Forbidden' });
  }
}
