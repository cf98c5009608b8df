import { run, runMigrations, type Runner, type TaskList } from 'graphile-worker';
import { databasePool, type Transaction } from '~/platform/db/database.server';
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

/** Starts this copy's worker. `crontab` lines run once over all copies. */
export async function startWorker(taskList: TaskList, crontab: string): Promise<Runner> {
  const runner = await run({
    pgPool: databasePool(),
    taskList,
    crontab,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quietLogger,
  });
  runner.events.on('job:error', ({ job, error }) =>
    log.error('job failed', error, { task: job.task_identifier, attempt: job.attempts }),
  );
  return runner;
}
