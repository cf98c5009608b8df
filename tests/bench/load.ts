import autocannon from 'autocannon';
import type { Ask } from './ask';

/** How a server took the load of one round. */
export interface Round {
  requestsPerSecond: number;
  /** Milliseconds that 99 of 100 answers stayed below. */
  p99: number;
}

const CONNECTIONS = 16;

/**
 * Sends one request over and over through 16 connections for so many seconds. Throws where any
 * answer has another status than `status`, or none came.
 */
export async function load(
  origin: string,
  ask: Ask,
  status: number,
  seconds: number,
): Promise<Round> {
  const { method, path, headers, body } = ask;
  const { times, result } = await fire({
    url: new URL(path, origin).href,
    method,
    headers,
    body,
    connections: CONNECTIONS,
    duration: seconds,
  });
  const { statusCodeStats = {}, errors, duration } = result;
  const others = Object.keys(statusCodeStats).filter((code) => Number(code) !== status);
  if (errors > 0 || others.length > 0 || times.length === 0) {
    throw new Error(
      `${method} ${path} was to answer ${status}, and answered ${others.join(', ')} with ${errors} errors.`,
    );
  }
  return { requestsPerSecond: times.length / duration, p99: quantile(times, 0.99) };
}

/** Sends the request often enough that the server's code is compiled as it will stay. */
export async function warmUp(origin: string, { method, path, headers, body }: Ask) {
  const url = new URL(path, origin).href;
  await fire({ url, method, headers, body, connections: CONNECTIONS, amount: 500 });
}

/** Its own measure of time is in whole milliseconds, so each answer is timed here. */
function fire(options: autocannon.Options) {
  return new Promise<{ times: number[]; result: autocannon.Result }>((resolve, reject) => {
    const times: number[] = [];
    const run = autocannon(options, (error: Error | null, result) => {
      if (error) reject(error);
      else resolve({ times, result });
    });
    run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
  });
}

/** The value in the middle. */
export function median(values: number[]): number {
  return quantile(values, 0.5);
}

/** The value below which that share of the values lies. */
export function quantile(values: number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
