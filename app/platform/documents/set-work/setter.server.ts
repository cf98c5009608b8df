import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import house from '~/platform/documents/house.typ?raw';
import { DocumentRenderError, type DocumentOptions } from '~/platform/documents/typesetter.server';
import type { FromSetter, ToSetter } from './messages';

/** Longer than any file takes to be set, or the process to start. */
const LONGEST_MS = 5 * 60_000;
const HEAP_MEGABYTES = 384;

/** Sets documents in a process of its own, one after the other, until it is closed. */
export type Setter = {
  /** As `renderPdf`; throws where the document cannot be made, or the process ended. */
  render(template: string, data: unknown, options: DocumentOptions): Promise<Uint8Array>;
  close(): void;
};

/** Starts the process that sets large documents. */
export async function openSetter(): Promise<Setter> {
  const { path, execArgv } = program();
  const child = fork(path, [], {
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`, ...execArgv],
    env: variables(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await answerOf(child);
  return {
    render: async (template, data, options) => {
      const document = { template, data, ...options };
      const answer = answerOf(child);
      child.send({ house, document } satisfies ToSetter, () => undefined);
      const said = await answer;
      if (said.kind === 'set') return said.pdf;
      throw new DocumentRenderError(said.kind === 'not-set' ? said.because : 'no answer');
    },
    close: () => child.kill('SIGKILL'),
  };
}

function answerOf(child: ChildProcess): Promise<FromSetter> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer);
      child.off('message', take).off('exit', fail).off('error', fail);
    };
    const take = (message: unknown) => {
      settle();
      resolve(message as FromSetter);
    };
    const fail = () => {
      settle();
      child.kill('SIGKILL');
      reject(new Error('the process that sets documents ended'));
    };
    const timer = setTimeout(fail, LONGEST_MS);
    child.once('message', take).once('exit', fail).once('error', fail);
  });
}

/** The built program lies beside the built server; unbuilt, the source is run. */
function program(): { path: string; execArgv: string[] } {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith('.ts')) {
    return { path: join(dirname(here), 'main.ts'), execArgv: ['--import', 'tsx'] };
  }
  const folders = [dirname(here), dirname(dirname(here))];
  const path = folders.map((folder) => join(folder, 'set-work.js')).find(existsSync);
  if (!path) throw new Error('the program that sets documents was not built');
  return { path, execArgv: [] };
}

/** Nothing of the portal's own environment but what a program needs to run at all. */
function variables(): NodeJS.ProcessEnv {
  const given = process.env;
  const passed = ['PATH', 'TMPDIR', 'LD_LIBRARY_PATH'];
  return {
    ...Object.fromEntries(passed.flatMap((name) => (given[name] ? [[name, given[name]]] : []))),
    TZ: 'UTC',
    MALLOC_ARENA_MAX: '2',
  } as unknown as NodeJS.ProcessEnv;
}
