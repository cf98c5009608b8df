import { redirect, type ActionFunctionArgs } from '@remix-run/node';
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

type Answering<S extends z.ZodType, R extends { kind: string }> = {
  roles: readonly StaffRole[];
  schema: S;
  run: (staff: Staff, form: z.output<S>) => Promise<R>;
  /** Where to go when it is done. */
  to: (result: R) => string;
  /** The field that a refusal is about, and what its words need. */
  about?: (result: R) => Partial<FieldError>;
};

/** One form of a page of rounds: for whom it is, and what becomes of what it brings. */
export type RoundForm = {
  roles: readonly StaffRole[];
  take: (staff: Staff, values: FormValues) => Promise<Response | FormProblems>;
};

const unseen = ['version', 'families', 'submitKey', 'family'];

/** A form with its schema, its use case and the page that follows. */
export function formOf<S extends z.ZodType, R extends { kind: string }>(
  answering: Answering<S, R>,
): RoundForm {
  return {
    roles: answering.roles,
    async take(staff, values) {
      const parsed = parse(answering.schema, values);
      if (!parsed.ok) return saidOfForm(parsed.problems, unseen);
      const result = await answering.run(staff, parsed.data);
      switch (result.kind) {
        case 'done':
        case 'started':
          return redirect(answering.to(result), 303);
        case 'not-found':
          throw notFound();
        case 'not-allowed':
          throw new Response(null, { status: 403, statusText: 'Forbidden' });
        default: {
          const error = { field: 'form', code: result.kind, ...answering.about?.(result) };
          return { values, errors: [error] };
        }
      }
    },
  };
}

/** The action of a page of rounds; `forms` are those that it has, by their `intent`. */
export async function answerForms(
  args: ActionFunctionArgs,
  everybody: readonly StaffRole[],
  forms: Record<string, RoundForm>,
) {
  const someone = await requireStaff(args, everybody);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${someone.id}`, values);
  if (control) return control;
  const form = formSent(forms, values);
  const result = await form.take(await requireStaff(args, form.roles), values);
  if (result instanceof Response) return result;
  args.context.refused = true;
  return refuse(result);
}
