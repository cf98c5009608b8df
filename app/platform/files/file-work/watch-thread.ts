import { Worker } from 'node:worker_threads';

/** The child is ended with this signal when it has taken more memory than it may. */
export const MEMORY_SIGNAL = 'SIGUSR2';

const source = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  if (process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
  if (process.memoryUsage.rss() > workerData.bytes) process.kill(process.pid, workerData.signal);
}, 200);
`;

/**
 * Watches this process from a thread of its own, since decoders block the main one: ends the process
 * when its parent is gone, or when it holds more than `bytes` of memory.
 */
export function watchFromThread(bytes: number): void {
  const workerData = { parent: process.ppid, bytes, signal: MEMORY_SIGNAL };
  const limits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };
  new Worker(source, {
    eval: true,
    execArgv: [],
    env: {},
    workerData,
    resourceLimits: limits,
  }).unref();
}
