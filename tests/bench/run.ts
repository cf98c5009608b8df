import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import waltham from '../../app/platform/profile/waltham-forest.json' with { type: 'json' };
import { applyMigrations } from '../../prisma/migrate';
import { fillQueue } from '../factories';
import { asAdmin, withDatabase } from '../support/addresses';
import { startPortal } from '../support/portal';
import { startTestServer } from '../support/server';
import { measureBooking } from './booking';
import { measureClockRuns } from './clocks';
import { caseworkTable, measureCasework } from './casework';
import { compare, type Comparison } from './compare';
import { addPeople, addSenders } from './people';
import { publicPages, questionPages, queuePage, readersPages } from './pages';
import { startAndRest, watchMemory } from './process';
import { countQueries } from './queries';
import { takePhotograph } from './photograph';
import { measureRelease } from './release';
import {
  bookingTable,
  clockTable,
  comparisonTable,
  languagesTable,
  type LanguageWeights,
  processTable,
  releaseTables,
  uploadTable,
  weightTable,
} from './report';
import { measurePhotograph, measureUploads } from './uploads';
import { weigh } from './weigh';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    only: { type: 'string' },
    /** The largest queue of the pages of casework: filling a million takes some ten minutes. */
    items: { type: 'string', default: '1000000' },
    /** How many families are written to in the release. */
    families: { type: 'string', default: '100000' },
    /** The release undisturbed (`no`), with the portal killed half-way (`yes`), or one after the other. */
    killed: { type: 'string' },
  },
});
const rounds = { rounds: Number(options.rounds), seconds: Number(options.seconds) };
const [SMALL, LARGE] = [1000, 100_000];

const postgres = await startTestServer();
const stops: (() => Promise<unknown>)[] = [() => postgres.stop()];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void stopAll().finally(() => process.exit(1)));
}
try {
  await bench();
} finally {
  await stopAll();
}

async function stopAll() {
  for (const stop of stops.splice(0).reverse()) await stop();
}

async function bench() {
  console.log(
    `${os.cpus()[0]?.model.trim()}, ${os.cpus().length} cores, Node ${process.version}\n`,
  );
  const wanted = (part: string) => !options.only || options.only === part;
  if (wanted('pages')) await benchPages();
  if (wanted('weights')) await benchWeights();
  if (wanted('files')) await benchFiles();
  if (wanted('clocks')) await benchClocks();
  if (wanted('casework'))
    console.log(
      caseworkTable(await measureCasework(postgres, emptyDatabase, Number(options.items))),
    );
  if (wanted('booking')) await benchBooking();
  if (wanted('release')) await benchRelease(Number(options.families));
}

/** Annual requests to so many families, let go undisturbed and with the portal killed half-way. */
async function benchRelease(families: number) {
  const pidFile = path.join(postgres.folder, 'postgres', 'postmaster.pid');
  const place = {
    folder: postgres.folder,
    postgres: Number(readFileSync(pidFile, 'utf8').split('\n')[0]),
  };
  for (const kill of [false, true]) {
    if (options.killed && options.killed !== (kill ? 'yes' : 'no')) continue;
    const url = await emptyDatabase(`portal_release_${kill}`);
    console.log(releaseTables([await measureRelease({ ...place, url, families, kill })]));
  }
}

/** 5,000 people who want 100 places in a minute, and 200 in the same instant who want 12, 50 times. */
async function benchBooking() {
  const url = await emptyDatabase('portal_booking');
  console.log(bookingTable(await measureBooking({ url, folder: postgres.folder })));
}

/** What the first view of each page of the guide weighs, in every language that is offered. */
async function benchWeights() {
  const settings = {
    DEMO: '',
    DATABASE_URL: await emptyDatabase('portal_weights'),
    DATA_DIR: path.join(postgres.folder, 'weights'),
  };
  const portal = await startPortal(settings);
  stops.push(() => portal.stop());
  const columns: LanguageWeights[] = [];
  for (const language of waltham.languages)
    columns.push({ language, weights: await weigh(portal.url, readersPages(language)) });
  console.log(languagesTable(columns));
  await portal.stop();
}

/** The nightly run over 100,000 open clocks, in a database of its own. */
async function benchClocks() {
  const url = await emptyDatabase('portal_clocks');
  await applyMigrations(url, { migrationsDir: path.join('prisma', 'migrations') });
  console.log(clockTable(await measureClockRuns(url, LARGE)));
}

/** Ten uploads of 100 MB at once, and twenty photographs, on a portal of their own. */
async function benchFiles() {
  const settings = {
    DEMO: '',
    DATABASE_URL: await emptyDatabase('portal_files'),
    DATA_DIR: path.join(postgres.folder, 'files-bench'),
  };
  await (await startPortal(settings)).stop();
  const people = await addPeople(settings.DATABASE_URL);
  const senders = await addSenders(settings.DATABASE_URL, 11);
  const portal = await startPortal(settings);
  stops.push(() => portal.stop());
  const [question] = questionPages(portal.url, people);
  const photographs = senders.pop()!;
  const photograph = await measurePhotograph(portal.url, photographs, await takePhotograph(), 20);
  const uploads = await measureUploads(
    { url: portal.url, pid: portal.process.pid! },
    senders,
    question!.ask,
  );
  console.log(uploadTable(uploads, photograph));
}

async function emptyDatabase(name: string): Promise<string> {
  await asAdmin({ adminUrl: postgres.adminUrl, userUrl: postgres.url }, (admin, owner) =>
    admin.query(`create database ${name} owner ${owner}`),
  );
  return withDatabase(postgres.url, name);
}

async function benchPages() {
  const large = withDatabase(postgres.url, 'portal_large');
  const settings = { DEMO: '', DATABASE_URL: postgres.url, DATA_DIR: postgres.folder };
  await (await startPortal(settings)).stop();
  await asAdmin({ adminUrl: postgres.adminUrl, userUrl: postgres.url }, (admin, owner) =>
    admin.query(`create database portal_large template portal owner ${owner}`),
  );
  await fillQueue(postgres.url, SMALL);
  await fillQueue(large, LARGE);
  const people = await addPeople(postgres.url);
  const peopleOfLarge = await addPeople(large);

  const { portal, ...start } = await startAndRest(settings);
  stops.push(() => portal.stop());
  const [question, sent] = questionPages(portal.url, people);
  const pages = [...publicPages, question!, sent!, queuePage(people, SMALL)];
  const queries = await countQueries(portal.url, pages, postgres);
  const weights = await weigh(portal.url, pages);
  const memory = watchMemory(portal.process.pid!);
  const results: Comparison[] = await compare(portal.url, pages, rounds);
  const atMost = memory.stop();
  await portal.stop();

  const second = await startPortal({ ...settings, DATABASE_URL: large });
  stops.push(() => second.stop());
  const memoryOfSecond = watchMemory(second.process.pid!);
  results.push(...(await compare(second.url, [queuePage(peopleOfLarge, LARGE)], rounds)));
  const underLoad = Math.max(atMost, memoryOfSecond.stop());

  console.log(comparisonTable(results));
  console.log(weightTable(weights.map((weight, at) => ({ ...weight, queries: queries[at]! }))));
  console.log(processTable({ ...start, underLoad }));
}
