import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** How a process of its own is started: the program, and the variables that this one was given. */
type Program = { path: string; variables: Record<string, string | undefined> };

let program: Program | null = null;
/** What a job gives to whoever had it done. */
export type Given = string | void;

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
 * not done twice. Where the portal was not built (tests), the job is done here. Gives what the job gave
 * (text, or nothing), and throws where it fails.
 */
export async function apart(
  task: string,
  payload: unknown,
  here: () => Promise<Given>,
): Promise<Given> {
  if (!program) return here();
  if (running.has(task)) return;
  const child = fork(program.path, [DO, task, JSON.stringify(payload ?? {})], {
    env: program.variables as NodeJS.ProcessEnv,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  running.set(task, child);
  try {
    return await givenBy(child);
  } finally {
    running.delete(task);
  }
}

/** Waits for the end of what it says, too: that may be read after the process has ended. */
async function givenBy(child: ChildProcess): Promise<Given> {
  const given: string[] = [];
  child.on('message', (message) => given.push(message as string));
  const [[code]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  if (code !== 0) throw new Error('a job in a process of its own failed');
  return given[0];
}

/** Tells the processes that do jobs to end after the piece of work that they are at. */
export function stopApart(): Promise<void> {
  for (const child of running.values()) if (child.connected) child.send('stop', () => undefined);
  return Promise.resolve();
}
