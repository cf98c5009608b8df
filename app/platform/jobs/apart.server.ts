import { fork, type ChildProcess } from 'node:child_process';

/** How a process of its own is started: the program, and the variables that this one was given. */
type Program = { path: string; variables: Record<string, string | undefined> };

let program: Program | null = null;
const running = new Map<string, ChildProcess>();

/** The argument by which the program knows that it is to do one job and end. */
export const DO = 'do';

/** From now on large jobs are done by processes of their own. */
export function useProgram(one: Program): void {
  program = one;
}

/**
 * Does a large job in a process of its own with low priority, so that pages are answered as if it were
 * not there, and what it takes of memory is given back. A job of a name that is being done already is
 * not done twice. Where the portal was not built (tests), the job is done here. Throws where it fails.
 */
export async function apart(
  task: string,
  payload: unknown,
  here: () => Promise<void>,
): Promise<void> {
  if (!program) return here();
  if (running.has(task)) return;
  const child = fork(program.path, [DO, task, JSON.stringify(payload ?? {})], {
    env: program.variables as NodeJS.ProcessEnv,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  running.set(task, child);
  try {
    await ended(child);
  } finally {
    running.delete(task);
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error('a job in a process of its own failed'));
    });
  });
}

/** Tells the processes that do jobs to end after the piece of work that they are at. */
export function stopApart(): Promise<void> {
  for (const child of running.values()) if (child.connected) child.send('stop', () => undefined);
  return Promise.resolve();
}
