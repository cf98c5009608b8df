import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { db, type Transaction } from '~/platform/db/database.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { keepBookings } from './keep-bookings.server';
import { keepFiles } from './keep-files.server';
import { keepLetters } from './keep-letters.server';
import { keepRequests } from './keep-requests.server';
import { keepSessions } from './keep-sessions.server';
import type { CouncilRows } from './council-rows';
import { planCouncil } from './plan-council';

/**
 * Builds the demonstration council where the database has no member of staff yet: all of it in one
 * transaction, once, even when several copies start at the same moment.
 */
export async function buildDemonstration(): Promise<void> {
  await db().$transaction(buildOnce, { maxWait: 60_000, timeout: 120_000 });
  forgetCalendar();
}

async function buildOnce(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('demonstration', 7))`;
  if ((await tx.staffMember.count()) > 0) return;
  const { clocks, referencePrefix } = profile();
  await write(tx, planCouncil({ today: today(), lengths: clocks, referencePrefix }));
}

async function write(tx: Transaction, rows: CouncilRows): Promise<void> {
  await tx.staffMember.createMany({ data: rows.staff });
  await tx.account.createMany({ data: rows.accounts });
  await tx.calendarClosure.createMany({ data: rows.closures });
  await tx.school.createMany({ data: rows.schools });
  await tx.family.createMany({ data: rows.families });
  await tx.child.createMany({ data: rows.children });
  await tx.notification.createMany({ data: rows.notifications });
  await tx.adult.createMany({ data: rows.adults });
  await tx.notificationChild.createMany({ data: rows.notificationChildren });
  await tx.queueItem.createMany({ data: rows.items });
  await tx.queueItemChild.createMany({ data: rows.itemChildren });
  await tx.clock.createMany({ data: rows.clocks });
  await tx.contactEntry.createMany({ data: rows.contacts });
  await tx.note.createMany({ data: rows.notes });
  await tx.message.createMany({ data: rows.messages });
  await tx.decision.createMany({ data: rows.decisions });
  await tx.referral.createMany({ data: rows.referrals });
  await tx.indicator.createMany({ data: rows.indicators });
  await tx.rating.createMany({ data: rows.ratings });
  await tx.sending.createMany({ data: rows.sendings });
  await keepFiles(tx, rows.files);
  await tx.piece.createMany({ data: rows.pieces });
  await tx.pieceChild.createMany({ data: rows.pieceChildren });
  await tx.childReading.createMany({ data: rows.readings });
  await tx.episode.createMany({ data: rows.episodes });
  await tx.reasonTold.createMany({ data: rows.reasonsTold });
  await tx.sighting.createMany({ data: rows.sightings });
  await tx.relative.createMany({ data: rows.relatives });
  await tx.professional.createMany({ data: rows.professionals });
  await tx.ehcPlan.createMany({ data: rows.ehcPlans });
  await tx.ehcReview.createMany({ data: rows.ehcReviews });
  await tx.systemCheck.createMany({ data: rows.systemChecks });
  await tx.review.createMany({ data: rows.reviews });
  await tx.reviewParty.createMany({ data: rows.parties });
  await tx.meeting.createMany({ data: rows.meetings });
  await tx.meetingRecord.createMany({ data: rows.records });
  await tx.finding.createMany({ data: rows.findings });
  await tx.formalStep.createMany({ data: rows.steps });
  await tx.escalation.createMany({ data: rows.escalations });
  await tx.escalationEvent.createMany({ data: rows.escalationEvents });
  await tx.sharing.createMany({ data: rows.sharings });
  await keepLetters(tx, rows.reports);
  await keepRequests(tx, rows);
  await keepSessions(tx, rows);
  await keepBookings(tx, rows);
  await tx.complaintMove.createMany({ data: rows.complaintMoves });
  await tx.auditEvent.createMany({ data: rows.audit });
}
