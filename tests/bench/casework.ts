import { performance } from 'node:perf_hooks';
import { fillCasework, fillQueue } from '../factories';
import { startPortal } from '../support/portal';
import { send, type Ask } from './ask';
import { median } from './load';
import { addPeople } from './people';
import { countQueries, type LoggingServer } from './queries';

/** A page of casework at one size of the queue: milliseconds in the middle, and statements a request. */
export type Sized = { items: number; page: string; milliseconds: number; queries: number };

const SIZES = [1000, 100_000, 1_000_000];
const TIMES = 60;

/**
 * The queue's first page, one family's picture and one child's record, with so many items in the
 * queue, up to `atMost`: the same family, with the same history, at every size.
 */
export async function measureCasework(
  server: LoggingServer,
  emptyDatabase: (name: string) => Promise<string>,
  atMost: number,
): Promise<Sized[]> {
  const results: Sized[] = [];
  for (const items of SIZES.filter((size) => size <= atMost)) {
    const url = await emptyDatabase(`portal_case_${items}`);
    const settings = { DEMO: '', DATABASE_URL: url, DATA_DIR: server.folder };
    await (await startPortal(settings)).stop();
    await fillQueue(url, items);
    const known = await fillCasework(url);
    const { officer } = await addPeople(url);
    const portal = await startPortal(settings);
    try {
      const pages = {
        'Queue, first page': '/officer/queue',
        'Family picture': `/officer/family/${known.familyId}`,
        'Child’s record': `/officer/child/${known.childId}`,
      };
      for (const [page, path] of Object.entries(pages)) {
        const ask: Ask = { method: 'GET', path, headers: { cookie: officer.cookie } };
        const milliseconds = await middle(portal.url, ask);
        const [queries = 0] = await countQueries(
          portal.url,
          [{ name: page, ask, status: 200, goal: 0 }],
          server,
        );
        results.push({ items, page, milliseconds, queries });
      }
    } finally {
      await portal.stop();
    }
  }
  return results;
}

async function middle(origin: string, ask: Ask): Promise<number> {
  const times: number[] = [];
  for (let time = -20; time < TIMES; time++) {
    const from = performance.now();
    const { status } = await send(origin, ask);
    if (status !== 200) throw new Error(`${ask.path} answered ${status}.`);
    if (time >= 0) times.push(performance.now() - from);
  }
  return median(times);
}

/** The figures as a table, each with its ratio to the smallest queue (goal: at most 1.5). */
export function caseworkTable(results: Sized[]): string {
  const lines = results.map(({ items, page, milliseconds, queries }) => {
    const least = results.find((each) => each.page === page)!.milliseconds;
    const ratio = (milliseconds / least).toFixed(2);
    return `| ${page} | ${items.toLocaleString('en-GB')} | ${milliseconds.toFixed(1)} | ${ratio} | ${queries} |`;
  });
  return [
    '| page of casework | items | median, ms | ratio (goal 1.5) | statements |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...lines,
    '',
  ].join('\n');
}
