import { run, runMigrations, type Runner, type TaskList } from 'graphile-worker';
import {
  COPY_PREFIX,
  copyName,
  databasePool,
  type Transaction,
} from '~/platform/db/database.server';
import { log } from '~/platform/log/log.server';
import { quietLogger } from './quiet.server';

/** A job that commits with the change that asks for it. The same `key` while waiting makes one job. */
export async function addJob(
  tx: Pick<Transaction, '$executeRaw'>,
  task: string,
  payload: Record<string, string | number | boolean | null>,
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(${task}::text, payload => ${JSON.stringify(payload)}::json,
    job_key => ${options.key ?? null}::text, run_at => ${options.runAt ?? null}::timestamptz, max_attempts => 25)`;
}

/** Brings the job tables up to date; safe for several copies at once. */
export async function prepareJobs(): Promise<void> {
  await runMigrations({ pgPool: databasePool(), logger: quietLogger });
}

/** Longer than any job takes (the longest work on a file: 10 minutes, twice). */
const ABANDONED_MINUTES = 25;

/**
 * Frees jobs that a copy was at when it was killed; left alone they would wait for four hours. Where no
 * other copy is connected, those taken before this one began; otherwise those held too long.
 */
export async function freeAbandonedJobs(): Promise<void> {
  await databasePool().query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct j.locked_by))
     from graphile_worker.jobs j
     where j.locked_by is not null and (
       j.locked_at < now() - make_interval(mins => $1)
       or (j.locked_at < coalesce($2::timestamptz, now() + interval '1 hour') and not exists (select 1 from pg_stat_activity a
         where a.datname = current_database() and a.application_name like $3
           and a.application_name <> $4)))
     having count(*) > 0`,
    [ABANDONED_MINUTES, begun, `${COPY_PREFIX}%`, copyName],
  );
}

const AGAIN_MS = 5000;

/** When this copy's worker began; null before that. */
let begun: Date | null = null;

/** Starts this copy's worker. `crontab` lines run once over all copies. */
export async function startWorker(taskList: TaskList, crontab: string): Promise<Runner> {
  await freeAbandonedJobs();
  begun = new Date();
  const runner = await run({
    pgPool: databasePool(),
    taskList,
    crontab,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quietLogger,
  });
  // The connections of a copy that was just killed may be there for a moment more.
  setTimeout(() => {
    freeAbandonedJobs().catch((error: unknown) => log.error('jobs not freed', error));
  }, AGAIN_MS).unref();
  runner.events.on('job:error', ({ job, error }) =>
    log.error('job failed', error, { task: job.task_identifier, attempt: job.attempts }),
  );
  return runner;
}
