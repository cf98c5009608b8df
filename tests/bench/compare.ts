import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { send, type Answer, type Ask } from './ask';
import { load, median, warmUp, type Round } from './load';

/** A page to measure, and what it is to reach. */
export interface Page {
  name: string;
  ask: Ask;
  status: number;
  /** Thousandths of the bare server's requests per second. */
  goal: number;
}

/** Medians of the rounds of one page, of the portal and of the bare server beside it. */
export interface Comparison {
  page: Page;
  portal: Round;
  bare: Round;
  /** The portal's requests per second in thousandths of the bare server's. */
  thousandths: number;
}

export interface Rounds {
  rounds: number;
  seconds: number;
}

/**
 * Measures pages of the portal at `origin` against a bare `node:http` server that sends the same
 * bytes with the same headers: turn by turn, so that whatever else the machine does falls on both.
 */
export async function compare(
  origin: string,
  pages: Page[],
  { rounds, seconds }: Rounds,
): Promise<Comparison[]> {
  const answers: Record<string, Answer> = {};
  for (const { ask, status } of pages) {
    const answer = await send(origin, ask);
    if (answer.status !== status) {
      throw new Error(`${ask.method} ${ask.path} answered ${answer.status}, not ${status}.`);
    }
    answers[`${ask.method} ${ask.path}`] = answer;
  }
  const bare = await startBare(answers);
  try {
    const results: Comparison[] = [];
    for (const page of pages) {
      const portalRounds: Round[] = [];
      const bareRounds: Round[] = [];
      await warmUp(origin, page.ask);
      await warmUp(bare.origin, page.ask);
      for (let round = 0; round < rounds; round++) {
        portalRounds.push(await load(origin, page.ask, page.status, seconds));
        bareRounds.push(await load(bare.origin, page.ask, page.status, seconds));
      }
      results.push(summed(page, portalRounds, bareRounds));
    }
    return results;
  } finally {
    bare.stop();
  }
}

function summed(page: Page, portalRounds: Round[], bareRounds: Round[]): Comparison {
  const middle = (all: Round[]): Round => ({
    requestsPerSecond: median(all.map((round) => round.requestsPerSecond)),
    p99: median(all.map((round) => round.p99)),
  });
  const ratios = portalRounds.map(
    (round, at) => round.requestsPerSecond / bareRounds[at]!.requestsPerSecond,
  );
  return {
    page,
    portal: middle(portalRounds),
    bare: middle(bareRounds),
    thousandths: median(ratios) * 1000,
  };
}

/** Starts the bare server, which knows these answers, in a process of its own. */
export async function startBare(answers: Record<string, Answer>) {
  const child = fork(path.join(import.meta.dirname, 'bare-server.ts'));
  child.send(answers);
  const [port] = (await once(child, 'message')) as [number];
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.disconnect() };
}
