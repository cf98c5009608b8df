import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { Staff } from '~/platform/auth/session.server';
import { keptForm } from '~/platform/auth/stash.server';
import { now, today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import { findCaseChild, openCaseChild } from '../case/find-case-child.server';
import { hasRole } from '../item/item.access';
import { answerMove, idIn } from '../item/item-pages.server';
import { markReadByCouncil } from '../item/show-item.server';
import { changeRecipient } from './change-recipient.server';
import { chaseNow } from './chase-now.server';
import { closeEscalation } from './close-escalation.server';
import { confirmReceipt, recordOutcome } from './confirm-receipt.server';
import { proposedDue } from './escalation.rules';
import {
  escalationSchemas,
  readDo,
  type EscalationDo,
  type EscalationForm,
} from './escalation.schema';
import { findEscalation } from './escalation.store.server';
import type { EscalationView } from './escalation.view';
import { timeOf } from './london-time';
import type { EscalationMoved, Target } from './move-escalation.server';
import { reopenEscalation } from './reopen-escalation.server';
import { writeAnswer } from './write-answer.server';

/** What the page of one escalation shows, or the form of it that the address asks for (`?do=`). */
export async function loadEscalation(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const escalation = await findEscalation(idIn(args.params, 'escalation'));
  if (!escalation) throw notFound();
  const { itemId } = escalation;
  const child = await openCaseChild(staff, escalation.childId, 'escalation', itemId);
  const item = await db().queueItem.findUniqueOrThrow({
    where: { id: itemId },
    select: { id: true, flags: true, ownerId: true },
  });
  const { searchParams } = new URL(args.request.url);
  const wanted = readDo(searchParams);
  const dos = dosOf(escalation, hasRole(staff, ['SENIOR']));
  // What was refused because a colleague was quicker keeps its form, with what was typed.
  if (wanted && !dos.includes(wanted) && !args.context.refused) throw notFound();
  await markReadByCouncil(staff, item);
  // Marking it as read leaves an audit row, and a form must know of it.
  const { seen } = (await findEscalation(escalation.id)) ?? escalation;
  return {
    child,
    escalation: { ...escalation, seen },
    dos,
    wanted,
    saved: {
      dueOn: proposedDue(today(), await loadSchoolCalendar()).toString(),
      today: today().toString(),
      time: timeOf(new Date(now().epochMilliseconds)),
    },
    nextLevel: profile().casework.nextLevelName,
    submitKey: randomUUID(),
    done: searchParams.get('done'),
    kept: await keptForm(args.request, `staff:${staff.id}`),
  };
}

/** The forms that stand open in this state, to this person. */
export function dosOf(escalation: EscalationView, isSenior: boolean): EscalationDo[] {
  const { state, isReferral, receiptAt } = escalation;
  const isOpen = state === 'open';
  const dos: [EscalationDo, boolean][] = [
    ['receipt', isReferral && receiptAt === null && isOpen],
    ['answer', isOpen],
    ['chase', isOpen && !escalation.notForThem],
    ['recipient', isOpen],
    ['outcome', isReferral && state !== 'closed'],
    ['reopen', !isOpen],
    ['close', state === 'answered' || (isOpen && isSenior)],
  ];
  return dos.filter(([, open]) => open).map(([name]) => name);
}

type Run<D extends EscalationDo> = (
  staff: Staff,
  target: Target,
  form: EscalationForm<D>,
) => Promise<EscalationMoved>;

const runs: { [D in EscalationDo]: Run<D> } = {
  chase: (staff, target, form) => chaseNow(staff, target, form),
  receipt: (staff, target, form) => confirmReceipt(staff, target, form),
  outcome: (staff, target, form) => recordOutcome(staff, target, form),
  answer: (staff, target, form) => writeAnswer(staff, target, form),
  recipient: (staff, target, form) => changeRecipient(staff, target, form),
  reopen: (staff, target, form) => reopenEscalation(staff, target, form),
  close: (staff, target, form) => closeEscalation(staff, target, form),
};

/** The field that a refusal stands at, where a form has one for it. */
const places: Partial<Record<EscalationDo, Record<string, string>>> = {
  receipt: { 'in-future': 'receiptOn', 'before-sent': 'receiptOn' },
  answer: { 'in-future': 'saidOn', 'before-sent': 'saidOn' },
  recipient: {
    'date-past': 'dueOn',
    'parents-address': 'toEmail',
    'parents-manager': 'nextLevelEmail',
  },
  reopen: { 'date-past': 'dueOn' },
  close: { 'reason-needed': 'reason' },
};

/** Makes the move that the address names (`?do=`), and goes back to the escalation. */
export async function answerEscalation(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const escalation = await findEscalation(idIn(args.params, 'escalation'));
  if (!escalation || !(await findCaseChild(staff, escalation.childId))) throw notFound();
  const wanted = readDo(new URL(args.request.url).searchParams) ?? 'chase';
  return answerDo(args, wanted, { escalationId: escalation.id, itemId: escalation.itemId });
}

function answerDo<D extends EscalationDo>(args: ActionFunctionArgs, wanted: D, target: Target) {
  const at = (kind: string) => ({ field: places[wanted]?.[kind] });
  return answerMove(args, {
    roles: officers,
    schema: escalationSchemas[wanted],
    itemId: target.itemId,
    done: wanted,
    to: `/officer/escalation/${target.escalationId}?done=${wanted}`,
    run: (staff, _item, form): Promise<EscalationMoved> =>
      runs[wanted](staff, target, form as unknown as EscalationForm<D>),
    fields: {
      'in-future': ({ kind }) => at(kind),
      'before-sent': ({ kind }) => at(kind),
      'date-past': ({ kind }) => at(kind),
      'parents-address': ({ kind }) => at(kind),
      'parents-manager': ({ kind }) => ({ ...at(kind), code: 'parents-address' }),
      'reason-needed': ({ kind }) => ({ ...at(kind), code: 'required' }),
    },
  });
}
