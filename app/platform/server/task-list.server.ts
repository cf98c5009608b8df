import type { Task, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { clearBookings, remindBookings } from '~/domains/booking/index.server';
import {
  alarmUnconfirmedReferrals,
  chaseEscalations,
  continueReleases,
  hasLettersToSet,
  isReleasing,
  releaseRound,
  setLetters,
  markSilent,
  remindNotices,
} from '~/domains/casework/index.server';
import { passOnOffers, tellBooked } from '~/domains/booking/index.server';
import { clearComplaints } from '~/domains/complaint/index.server';
import { runClocks } from '~/domains/clock/index.server';
import {
  checkFile,
  clearUnsent,
  clearUploads,
  makePages,
  retryWaitingFiles,
} from '~/domains/evidence/index.server';
import { forgetPresses, makeGuidePdf } from '~/domains/guidance/index.server';
import { remindAndClearDrafts } from '~/domains/notification/index.server';
import { sealAudit } from '~/platform/audit/seal-audit.server';
import { checkAudit } from '~/platform/audit/verify-audit.server';
import { sweepStore } from '~/platform/files/file-store.server';
import { languageCodes } from '~/platform/i18n/languages';
import { apart, type Given } from '~/platform/jobs/apart.server';
import { freeAbandonedJobs } from '~/platform/jobs/jobs.server';
import { deliverBatches, isBatchMailDue } from '~/platform/mail/deliver-batches.server';
import { deliverMail, retryWaitingMail } from '~/platform/mail/deliver.server';
import { clearExpired } from '~/platform/auth/clear-expired.server';

const withId = z.object({ id: z.uuid() });
const inLanguage = z.object({ language: z.enum(languageCodes) });
const toTell = z.object({ id: z.uuid(), what: z.enum(['confirmed', 'waiting']) });

/** Large jobs: each is done by a process of its own (`apart`). */
export const largeJobs: Record<string, (payload: unknown) => Promise<Given>> = {
  'release-round': (payload) => releaseRound(withId.parse(payload).id),
  'continue-releases': () => continueReleases(),
  'deliver-batches': () => deliverBatches(),
  'set-letters': () => setLetters(),
  'guide-pdf': (payload) => makeGuidePdf(inLanguage.parse(payload).language),
};

function large(task: string, isNeeded?: () => Promise<boolean>): Task {
  return async (payload) => {
    if (isNeeded && !(await isNeeded())) return;
    await apart(task, payload, () => largeJobs[task]!(payload));
  };
}

/** Every kind of job, and what does it. */
export const taskList: TaskList = {
  'send-mail': async (payload) => deliverMail(withId.parse(payload).id),
  'clear-expired': async () => {
    await clearExpired();
    await forgetPresses();
  },
  'retry-mail': () => retryWaitingMail(),
  'free-abandoned-jobs': () => freeAbandonedJobs(),
  'remind-drafts': async () => {
    await remindAndClearDrafts();
  },
  'check-file': (payload) => checkFile(withId.parse(payload).id),
  'make-pages': (payload) => makePages(withId.parse(payload).id),
  'retry-waiting-files': async () => {
    await retryWaitingFiles();
  },
  'clear-uploads': async () => {
    await clearUploads();
  },
  'clear-unsent': async () => {
    await clearUnsent();
  },
  'sweep-files': async () => {
    await sweepStore();
  },
  'run-clocks': async () => {
    await runClocks();
  },
  'chase-escalations': async () => {
    await chaseEscalations();
  },
  'alarm-referrals': async () => {
    await alarmUnconfirmedReferrals();
  },
  'remind-notices': async () => {
    await remindNotices();
  },
  'remind-bookings': async () => {
    await remindBookings();
  },
  'clear-bookings': async () => {
    await clearBookings();
  },
  'clear-complaints': async () => {
    await clearComplaints();
  },
  'release-round': large('release-round'),
  'continue-releases': large('continue-releases', isReleasing),
  'deliver-batches': large('deliver-batches', isBatchMailDue),
  'set-letters': large('set-letters', () => hasLettersToSet()),
  'mark-silent': async () => {
    await markSilent();
  },
  'tell-booking': async (payload) => {
    const { id, what } = toTell.parse(payload);
    await tellBooked(id, what);
  },
  'pass-on-offers': () => passOnOffers(),
  'seal-audit': async () => {
    await sealAudit();
  },
  'verify-audit': async () => {
    await checkAudit();
  },
};

/** What runs by the clock (UTC), once over all copies. */
export const crontab = [
  '17 * * * * clear-expired ?fill=2h',
  '47 * * * * retry-mail',
  '* * * * * free-abandoned-jobs ?max=1',
  '40 6 * * * remind-drafts ?fill=1d',
  '* * * * * retry-waiting-files ?max=1',
  '27 * * * * clear-uploads ?fill=2h&max=3',
  '50 5 * * * clear-unsent ?fill=1d',
  '37 * * * * sweep-files ?fill=2h&max=3',
  '25 0 * * * run-clocks ?fill=1d',
  '7 * * * * chase-escalations ?fill=2h&max=3',
  '2 * * * * alarm-referrals ?fill=2h&max=3',
  '20 6 * * * remind-notices ?fill=1d&max=3',
  '*/10 * * * * remind-bookings ?max=3',
  '55 4 * * * clear-bookings ?fill=1d&max=3',
  '10 5 * * * clear-complaints ?fill=1d&max=3',
  '* * * * * continue-releases ?max=1',
  '* * * * * deliver-batches ?max=1',
  '12 * * * * set-letters ?fill=2h&max=3',
  '35 0 * * * mark-silent ?fill=1d&max=3',
  '* * * * * pass-on-offers ?max=1',
  '* * * * * seal-audit ?max=1',
  '30 4 * * 0 verify-audit ?fill=7d&max=3',
].join('\n');
