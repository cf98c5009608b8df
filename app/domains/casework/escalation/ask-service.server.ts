import { Temporal } from 'temporal-polyfill';
import { instantToLondonDate } from '~/platform/calendar';
import type { Transaction } from '~/platform/db/database.server';
import { asDate, type NewClock } from '~/domains/clock/index.server';
import type { AskedService, SharingBasis } from '../case/case.codes';
import { openCaseItem } from '../case/open-case-item.server';
import type { AskedBody } from './asked-body';
import type { About, ParentsKnow, ReferralHow } from './escalation.codes';
import { addEvent } from './events.server';
import { recordSharing } from './record-sharing.server';
import { sendLink } from './send-link.server';

export type NewQuestion = {
  childId: string;
  service: AskedService;
  toName: string;
  toEmail: string;
  what: string;
  why: string;
  basis: SharingBasis;
  basisNote?: string;
  /** The last day for the answer (ISO). Throws RangeError where it is before the day of asking. */
  dueOn: string;
  staffId: string;
  /** What goes to MASH is a referral, whatever this says. */
  isReferral?: boolean;
  submitKey: string;
  /** What information goes with it, for the ledger; `what` where left out. */
  information?: string;
  /** What the other side sees of the child; name and date of birth where left out. */
  about?: About;
  /** Whether the parents know; left out, they do, unless it is a referral or goes to the police. */
  parents?: ParentsKnow;
  parentsReason?: string;
  /** A referral that went another way: when and how. */
  sentAt?: Date;
  sentHow?: ReferralHow;
  /** Somebody above the one who is asked, told where they stay silent. */
  nextLevelName?: string;
  nextLevelEmail?: string;
  /** The moment of asking; now where left out. */
  now?: Date;
};

export type AskedQuestion = { escalationId: string; itemId: string; repeated: boolean };

/**
 * Asks another service something about a child (domain, 6.4): the escalation, its item in the queue
 * with its clocks, the line in the sharing ledger, and the one-time link that is mailed, all in the
 * transaction of the caller. A repeated `submitKey` asks once.
 */
export async function askService(tx: Transaction, asked: NewQuestion): Promise<AskedQuestion> {
  const now = asked.now ?? new Date();
  const today = instantToLondonDate(now);
  const isReferral = asked.isReferral === true || asked.service === 'mash';
  const sentAt = asked.sentAt ?? now;
  const dueOn = Temporal.PlainDate.from(asked.dueOn);
  const item = await openCaseItem(tx, {
    actor: { kind: 'staff', id: asked.staffId },
    kind: 'escalation',
    childId: asked.childId,
    on: today.toString(),
    clocks: clocksOf({ today, dueOn, receiptOn: isReferral ? instantToLondonDate(sentAt) : null }),
    ownerId: asked.staffId,
    status: 'waiting-other',
    submitKey: `ask:${asked.submitKey}`,
  });
  if (item.repeated) {
    const there = await tx.escalation.findUniqueOrThrow({ where: { itemId: item.id } });
    return { escalationId: there.id, itemId: item.id, repeated: true };
  }
  const body = bodyOf(asked, isReferral);
  const { familyId } = await tx.child.findUniqueOrThrow({ where: { id: asked.childId } });
  await tx.queueItem.update({ where: { id: item.id }, data: { body }, select: { id: true } });
  const { id: escalationId } = await tx.escalation.create({
    data: {
      itemId: item.id,
      childId: asked.childId,
      familyId,
      service: asked.service,
      toName: asked.toName,
      toEmail: asked.toEmail,
      what: asked.what,
      why: asked.why,
      basis: asked.basis,
      basisNote: asked.basisNote ?? '',
      askedById: asked.staffId,
      askedAt: now,
      dueOn: asDate(dueOn),
      isReferral,
      sentAt: isReferral ? sentAt : null,
      sentHow: isReferral ? (asked.sentHow ?? 'portal') : '',
      nextLevelName: asked.nextLevelName ?? '',
      nextLevelEmail: asked.nextLevelEmail || null,
    },
    select: { id: true },
  });
  await addEvent(tx, escalationId, { kind: 'asked', at: now, staffId: asked.staffId });
  await recordSharing(tx, {
    childId: asked.childId,
    familyId,
    what: body.information,
    withWhom: asked.toName,
    service: asked.service,
    basis: asked.basis,
    basisNote: asked.basisNote,
    sharedOn: instantToLondonDate(sentAt).toString(),
    staffId: asked.staffId,
    shown: body.parents === 'told',
    hiddenReason: body.parentsReason,
    escalationId,
    submitKey: `ask:${asked.submitKey}`,
  });
  const { reference } = item;
  const to = asked.toEmail;
  await sendLink(tx, { escalationId, reference, to, dueOn, template: 'service-asked', now });
  return { escalationId, itemId: item.id, repeated: false };
}

function bodyOf(asked: NewQuestion, isReferral: boolean): AskedBody {
  const kept = isReferral || asked.service === 'police';
  return {
    about: asked.about ?? 'name-birth',
    parents: asked.parents ?? (kept ? 'not-told' : 'told'),
    parentsReason: asked.parentsReason ?? '',
    information: asked.information || asked.what,
    more: '',
  };
}

/** The receipt of a referral is to be confirmed on the day it was sent. */
function clocksOf(days: {
  today: Temporal.PlainDate;
  dueOn: Temporal.PlainDate;
  receiptOn: Temporal.PlainDate | null;
}): NewClock[] {
  const startedOn = days.today.toString();
  const answer: NewClock = {
    rule: 'escalation-answer',
    startedOn,
    agreedOn: days.dueOn.toString(),
  };
  if (!days.receiptOn) return [answer];
  const sentOn = days.receiptOn.toString();
  return [answer, { rule: 'mash-receipt', startedOn: sentOn, agreedOn: sentOn }];
}
