import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { inTransaction } from '~/platform/db/database.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { officers } from '~/platform/permissions/access';
import { notFound, requireParent, requireStaff } from '~/platform/permissions/guard.server';
import { findCaseChild, openCaseChild } from '../case/find-case-child.server';
import { idIn } from '../item/item-pages.server';
import { sharingSchema } from './escalation.schema';
import { listSharedOf, sharingOf } from './escalation.store.server';
import { recordSharing } from './record-sharing.server';

/** The sharing ledger of one child, and the form for a line by hand. */
export async function loadSharing(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const child = await openCaseChild(staff, idIn(args.params, 'child'), 'sharing');
  return {
    child,
    lines: await sharingOf(child.id),
    submitKey: randomUUID(),
    saved: { sharedOn: today().toString() },
    done: new URL(args.request.url).searchParams.get('done'),
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

/** Writes a line into the ledger, once for each form. */
export async function answerSharing(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const child = await findCaseChild(staff, idIn(args.params, 'child'));
  if (!child) throw notFound();
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const parsed = parse(sharingSchema, values);
  args.context.refused = true;
  if (!parsed.ok) return refuse(parsed.problems);
  const { parents, parentsReason, submitKey, ...line } = parsed.data;
  if (line.sharedOn > today().toString()) return refusal(values, 'in-future', 'sharedOn');
  args.context.refused = false;
  await inTransaction((tx) =>
    recordSharing(tx, {
      ...line,
      childId: child.id,
      familyId: child.familyId,
      staffId: staff.id,
      shown: parents === 'told',
      hiddenReason: parentsReason,
      submitKey: `sharing:${submitKey}`,
    }),
  );
  return redirect(`/officer/child/${child.id}/sharing?done=shared`, 303);
}

/** What a parent sees of what was shared about the children they told the council of. */
export async function loadShared(args: LoaderFunctionArgs) {
  const parent = await requireParent(args);
  return { lines: await listSharedOf(parent.id) };
}
