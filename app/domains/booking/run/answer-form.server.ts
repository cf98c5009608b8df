import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import type { FieldError, FormProblems } from '~/components/form/form-state';
import type { Staff } from '~/platform/auth/session.server';
import { pageControls } from '~/platform/form/page-controls.server';
import {
  formSent,
  parse,
  readForm,
  refuse,
  saidOfForm,
  type FormValues,
} from '~/platform/form/parse.server';
import { sessionPlanners, sessionStaff } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';

type Answering<S extends z.ZodType, R extends { kind: string }> = {
  schema: S;
  run: (staff: Staff, form: z.output<S>) => Promise<R>;
  /** The page that follows where it went well, for the kinds of answer that mean so. */
  to: (result: R, form: z.output<S>) => string | null;
  /** The field that a refusal is about, and what its words need. */
  about?: (result: R) => Partial<FieldError>;
  /** What the words of an error of one field need besides. */
  say?: (error: FieldError) => FieldError;
};

/** One form of a page: what becomes of what it brings. */
export type RunForm = {
  take: (staff: Staff, values: FormValues) => Promise<Response | FormProblems>;
};

const unseen = ['version', 'seen', 'submitKey', 'booking'];

/** A form with its schema, its use case and the page that follows. */
export function formOf<S extends z.ZodType, R extends { kind: string }>(
  answering: Answering<S, R>,
): RunForm {
  return {
    async take(staff, values) {
      const parsed = parse(answering.schema, values);
      if (!parsed.ok) {
        const { values: typed, errors } = saidOfForm(parsed.problems, unseen);
        return { values: typed, errors: answering.say ? errors.map(answering.say) : errors };
      }
      const result = await answering.run(staff, parsed.data);
      if (result.kind === 'not-found') throw notFound();
      if (result.kind === 'not-allowed')
        throw new Response(null, { status: 403, statusText: 'Forbidden' });
      const to = answering.to(result, parsed.data);
      if (to !== null) return redirect(to, 303);
      const error = { field: 'form', code: result.kind, ...answering.about?.(result) };
      return { values, errors: [error] };
    },
  };
}

/** The action of a page of sessions for those who run them; `forms` are its forms by their `intent`. */
export async function answerForms(
  args: ActionFunctionArgs,
  forms: (values: FormValues) => Record<string, RunForm> | Promise<Record<string, RunForm>>,
) {
  const staff = await requireStaff(args, sessionStaff);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  await requireStaff(args, sessionPlanners);
  const form = formSent(await forms(values), values);
  const result = await form.take(staff, values);
  if (result instanceof Response) return result;
  args.context.refused = true;
  return refuse(result);
}
