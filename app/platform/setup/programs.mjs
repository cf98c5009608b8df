import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** What the person at the machine can put right; its message is all that is printed. */
export class Problem extends Error {}

/** The file of a program that an installed package brings, to be run by this same Node. */
export function programOf(packageName, name = packageName) {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[name]);
}

const running = new Set();

/** Ends what is still running, with whatever it started in its process group. */
export function endAll(signal = 'SIGTERM') {
  for (const child of running) signalGroup(child.pid, signal);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // The whole group has ended.
  }
}

/**
 * Runs a program to its end; gives its exit code and what it wrote. With `show` its output also
 * goes to this terminal as it comes.
 */
export function run(command, args, { env = {}, show = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    let output = '';
    for (const [stream, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.on('data', (chunk) => {
        output += chunk;
        if (show) target.write(chunk);
      });
    }
    child.once('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.once('exit', () => signalGroup(child.pid, 'SIGTERM'));
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs a program in the foreground in place of this one: same terminal, signals passed on once,
 * and this process ends as it ends.
 */
export async function become(args, env = {}) {
  const withParent = new URL('with-parent.mjs', import.meta.url).href;
  if (process.env.npm_lifecycle_event) await import(withParent);
  const child = spawn(process.execPath, ['--import', withParent, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
    detached: true,
  });
  let last = 0;
  const pass = (signal) => {
    if (Date.now() - last < 1000) return;
    last = Date.now();
    child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  child.once('exit', (code) => process.exit(code ?? 1));
}

/** Runs a set-up script; a Problem is printed as one sentence, anything else with its stack. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    const plain = error instanceof Problem ? error.message : sentenceFor(error);
    console.error(plain ? `\n${plain}\n` : error);
    process.exitCode = 1;
  }
}

function sentenceFor(error) {
  if (error?.code === 'ENOSPC') return 'The disk is full. Free some space and start again.';
  if (error?.code === 'EACCES' || error?.code === 'EPERM') {
    return `There is no permission to write to ${error.path ?? root}. Check who owns it.`;
  }
  return null;
}
