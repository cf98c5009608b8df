import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { keptForm } from '~/platform/auth/stash.server';
import type { Staff } from '~/platform/auth/session.server';
import { now, today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import { findCaseChild, openCaseChild, type CaseChild } from '../case/find-case-child.server';
import { idIn } from '../item/item-pages.server';
import { askService } from './ask-service.server';
import { proposedDue } from './escalation.rules';
import { askSchema, type AskForm } from './escalation.schema';
import { instantOf, timeOf } from './london-time';
import { isParentsAddress } from './parents-address.server';

/** What the page shows on which something is asked of another service about one child. */
export async function loadAskService(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const child = await openCaseChild(staff, idIn(args.params, 'child'), 'escalation-ask');
  const { casework } = profile();
  const saved = {
    dueOn: proposedDue(today(), await loadSchoolCalendar()).toString(),
    sentOn: today().toString(),
    sentTime: timeOf(new Date(now().epochMilliseconds)),
    about: 'name-birth',
  };
  return {
    child,
    saved,
    submitKey: randomUUID(),
    mashEmail: casework.mashEmail,
    nextLevel: casework.nextLevelName,
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

/** Asks, once for each form, and goes to the page of what was asked. */
export async function answerAskService(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const child = await findCaseChild(staff, idIn(args.params, 'child'));
  if (!child) throw notFound();
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `staff:${staff.id}`, values);
  if (control) return control;
  const parsed = parse(askSchema, values);
  args.context.refused = true;
  if (!parsed.ok) return refuse(parsed.problems);
  const wrong = await problemWith(parsed.data, child);
  if (wrong) return refusal(values, wrong.code, wrong.field);
  args.context.refused = false;
  const { escalationId } = await ask(staff, child, parsed.data);
  return redirect(`/officer/escalation/${escalationId}?done=asked`, 303);
}

type Problem = { field: keyof AskForm; code: string };

async function problemWith(form: AskForm, child: CaseChild): Promise<Problem | null> {
  if (form.dueOn < today().toString()) return { field: 'dueOn', code: 'date-past' };
  const sentAt = sentAtOf(form);
  if (sentAt && sentAt.getTime() > now().epochMilliseconds) {
    return { field: 'sentTime', code: 'in-future' };
  }
  for (const field of ['toEmail', 'nextLevelEmail'] as const) {
    if (form[field] && (await isParentsAddress(db(), child.familyId, form[field]))) {
      return { field, code: 'parents-address' };
    }
  }
  return null;
}

/** When a referral was sent that did not go by the portal's own link. */
function sentAtOf(form: AskForm): Date | undefined {
  const elsewhere = form.service === 'mash' && form.sentHow !== 'portal';
  return elsewhere && form.sentOn ? instantOf(form.sentOn, form.sentTime) : undefined;
}

function ask(staff: Staff, child: CaseChild, form: AskForm) {
  const isReferral = form.service === 'mash';
  return inTransaction((tx) =>
    askService(tx, {
      childId: child.id,
      service: form.service,
      toName: form.toName || 'MASH',
      toEmail: form.toEmail || profile().casework.mashEmail,
      what: form.what,
      why: form.why,
      basis: form.basis,
      basisNote: form.basisNote,
      dueOn: form.dueOn,
      staffId: staff.id,
      isReferral,
      submitKey: form.submitKey,
      information: form.information,
      about: form.about,
      parents: form.parents,
      parentsReason: form.parents === 'not-told' ? form.parentsReason : '',
      sentAt: sentAtOf(form),
      sentHow: isReferral ? (form.sentHow ?? undefined) : undefined,
      nextLevelName: form.nextLevelName,
      nextLevelEmail: form.nextLevelEmail,
    }),
  );
}
