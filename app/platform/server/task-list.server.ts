import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import { remindAndClearDrafts } from '~/domains/notification/index.server';
import { deliverMail, retryWaitingMail } from '~/platform/mail/deliver.server';
import { clearExpired } from '~/platform/auth/clear-expired.server';

const withId = z.object({ id: z.uuid() });

/** Every kind of job, and what does it. */
export const taskList: TaskList = {
  'send-mail': async (payload) => deliverMail(withId.parse(payload).id),
  'clear-expired': () => clearExpired(),
  'retry-mail': () => retryWaitingMail(),
  'remind-drafts': async () => {
    await remindAndClearDrafts();
  },
};

/** What runs by the clock (UTC), once over all copies. */
export const crontab = [
  '17 * * * * clear-expired ?fill=2h',
  '47 * * * * retry-mail',
  '40 6 * * * remind-drafts ?fill=1d',
].join('\n');
