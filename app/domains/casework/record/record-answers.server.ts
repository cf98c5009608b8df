import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { keptForm } from '~/platform/auth/stash.server';
import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import type { RecordDone, RecordRefusal } from './change-record.server';

/** What a page with one form of the record needs beside what it shows. */
export async function formOf(args: LoaderFunctionArgs, staff: Staff) {
  return {
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

/** An identifier in the query of the address; null where there is none or it is no identifier. */
export function idInQuery(args: LoaderFunctionArgs | ActionFunctionArgs, name: string) {
  const parsed = z.uuid().safeParse(new URL(args.request.url).searchParams.get(name));
  return parsed.success ? parsed.data : null;
}

type Refused = { kind: string; field?: string };

type Answering<S extends z.ZodType, R extends Refused> = {
  roles: readonly StaffRole[];
  schema: S;
  /** The page that follows, with the code of its news. */
  to: string;
  run: (
    staff: Staff,
    form: z.output<S>,
    day: ReturnType<typeof today>,
  ) => Promise<RecordDone | RecordRefusal | R>;
  /** The field that a refusal is about, where it does not say so itself. */
  fields?: Record<string, string>;
};

/** The action of a page with one form about a child or a family: guard, parse, use case, answer. */
export async function answerRecord<S extends z.ZodType, R extends Refused>(
  args: ActionFunctionArgs,
  { roles, schema, to, run, fields }: Answering<S, R>,
) {
  const staff = await requireStaff(args, roles);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const parsed = parse(schema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const result: Refused = await run(staff, parsed.data, today());
  switch (result.kind) {
    case 'done':
    case 'repeated':
      return redirect(to, 303);
    case 'not-found':
      throw notFound();
    case 'not-allowed':
      throw new Response(null, { status: 403, statusText: 'Forbidden' });
    default:
      args.context.refused = true;
      return refusal(values, result.kind, result.field ?? fields?.[result.kind] ?? 'form');
  }
}
