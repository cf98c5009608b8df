import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { recordAudits } from '~/platform/audit/audit.server';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { db } from '~/platform/db/database.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { officers } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';
import { leftSchema } from './letter.schema';
import { listWaitingCopies, markLeft } from './mark-left.server';

/** The list of what waits to be posted or handed over; every child on it is a look in the audit trail. */
export async function loadWorklist(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const copies = await listWaitingCopies();
  const seen = new Map(copies.map((copy) => [copy.childId, copy]));
  await recordAudits(
    db(),
    [...seen.keys()].map((childId) => ({
      actor: { kind: 'staff' as const, id: staff.id },
      action: 'child.viewed',
      childId,
      detail: { page: 'letters' },
    })),
  );
  return {
    post: copies.filter((copy) => copy.how === 'post'),
    byHand: copies.filter((copy) => copy.how !== 'post'),
    today: today().toString(),
    submitKey: randomUUID(),
    kept: await keptForm(args.request, `staff:${staff.id}`),
    done: new URL(args.request.url).searchParams.get('done'),
  };
}

export type WorklistView = Awaited<ReturnType<typeof loadWorklist>>;

/** Marks copies as posted or handed over. */
export async function answerWorklist(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const parsed = parse(leftSchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const result = await markLeft(staff, parsed.data, today());
  switch (result.kind) {
    case 'done':
      return redirect('/officer/letters?done=left', 303);
    case 'not-allowed':
      throw new Response(null, { status: 403, statusText: 'Forbidden' });
    case 'date-future':
    case 'before-sent':
      args.context.refused = true;
      return refusal(values, result.kind, 'leftOn');
  }
}
