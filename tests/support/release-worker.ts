import {
  continueReleases,
  registerRoundMails,
  releaseRound,
} from '~/domains/casework/index.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { useDatabase } from '~/platform/db/database.server';
import { startWorker } from '~/platform/jobs/jobs.server';
import { useLogLevel } from '~/platform/log/log.server';
import { crontab, taskList } from '~/platform/server/task-list.server';

/**
 * The portal's worker without its pages, in a process that a test may kill: the same jobs by the same
 * clock, with small groups, so that a release of some hundred families has many moments to die in.
 */
const GROUP = 3;
const environment = readEnvironment(process.env);
useEnvironment(environment);
useLogLevel('silent');
useDatabase(environment.databaseUrl!);
registerRoundMails();
await startWorker(
  {
    ...taskList,
    'release-round': (payload) => releaseRound((payload as { id: string }).id, GROUP),
    'continue-releases': () => continueReleases(GROUP),
  },
  crontab,
);
process.on('disconnect', () => process.exit());
process.send?.('ready');
