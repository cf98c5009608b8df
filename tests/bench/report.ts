import type { BookingRun, Crowd } from './booking';
import type { ClockRun } from './clocks';
import type { Comparison } from './compare';
import type { Start } from './process';
import type { ReleaseRun } from './release';
import type { UploadRound } from './uploads';
import { kinds, type Kind, type Weight } from './weigh';

type Cell = string | number;

const shown = kinds.filter((kind) => kind !== 'font');

/** Goals of the process: milliseconds to the first answer, megabytes at rest and under load. */
const PROCESS_GOALS = { firstAnswer: 1000, atRest: 120, underLoad: 400 };
/** Goals of uploads: megabytes grown, times a page's quiet p99, milliseconds until a photograph is ready. */
const UPLOAD_GOALS = { grown: 64, slower: 2, photographMs: 2000 };
/** Goal of the nightly run over 100,000 open clocks, in seconds. */
const CLOCKS_GOAL = 60;
/** Goals of a release of 100,000 requests: minutes, and times a page's quiet p99. */
const RELEASE_GOALS = { minutes: 10, slower: 2, families: 100_000 };
/** Goals of a public or family page: requests, kilobytes (1,024 bytes) in all, JavaScript. */
const PAGE_GOALS = { requests: 3, kilobytes: 14 };
/** Kilobytes of the first view of a page of the guide, with its fonts. */
const GUIDE_GOALS = { english: 20, anyLanguage: 100 };

const verdict = (reached: boolean) => (reached ? 'reached' : 'missed');

/** Speed, as thousandths of the bare server in the same run. */
export function comparisonTable(results: Comparison[]): string {
  const rows = results.map(({ page, portal, bare, thousandths }) => [
    page.name,
    Math.round(portal.requestsPerSecond),
    Math.round(bare.requestsPerSecond),
    thousandths.toFixed(1),
    page.goal,
    verdict(thousandths >= page.goal),
    portal.p99.toFixed(1),
    bare.p99.toFixed(1),
    (portal.p99 / bare.p99).toFixed(1),
  ]);
  return table(
    'Speed (requests per second, and thousandths of the bare server; p99 in milliseconds)',
    ['Page', 'Portal', 'Bare', '‰', 'Goal', '', 'p99', 'p99 bare', 'Ratio'],
    rows,
  );
}

/** A popular event: who has a place, who is in line, and how long each waited for an answer. */
export function bookingTable({ minute, instants, mails }: BookingRun): string {
  const row = (name: string, crowd: Crowd, bare: number) => [
    name,
    crowd.asked,
    `${crowd.booked}/${crowd.goal.booked}`,
    `${crowd.waiting}/${crowd.goal.waiting}`,
    crowd.others,
    verdict(crowd.inOrder),
    crowd.p50.toFixed(1),
    crowd.p99.toFixed(1),
    crowd.most.toFixed(0),
    bare.toFixed(1),
    (crowd.p99 / bare).toFixed(1),
  ];
  return table(
    `Booking (milliseconds until the answer; each over a connection of its own). Emails: ${mails.sent} to ${mails.people} people, ${mails.twice} twice, the last after ${mails.seconds.toFixed(0)} s`,
    [
      'Crowd',
      'Asked',
      'Booked',
      'In line',
      'Other answers',
      'Order',
      'p50',
      'p99',
      'Most',
      'p99 bare',
      'Ratio',
    ],
    [
      row('100 places, within a minute', minute.portal, minute.bare),
      row('12 places, in the same instant, 50 times', instants.portal, instants.bare),
    ],
  );
}

/** Bytes, requests and statements of each page; the goals are those of public and family pages. */
export function weightTable(weights: (Weight & { queries: number })[]): string {
  const rows = weights.map(({ page, bytes, requests, queries }) => {
    const sent = shown.reduce((all, kind) => all + bytes[kind].sent, 0);
    const light =
      requests <= PAGE_GOALS.requests &&
      sent <= PAGE_GOALS.kilobytes * 1024 &&
      bytes.javascript.raw === 0;
    return [
      page.name,
      ...shown.map((kind) => `${bytes[kind].raw}/${bytes[kind].sent}`),
      (sent / 1024).toFixed(1),
      requests,
      queries,
      page.ask.path.startsWith('/officer') ? '' : verdict(light),
    ];
  });
  return table(
    'Weight (bytes raw/sent; KB sent in all; public and family pages: 14 KB, 3 requests, no JavaScript; fonts of other scripts apart)',
    ['Page', 'HTML', 'CSS', 'JavaScript', 'Other', 'KB', 'Requests', 'Queries', ''],
    rows,
  );
}

export type LanguageWeights = { language: string; weights: Weight[] };

/** First views by page and language: kilobytes in all, of which fonts. */
export function languagesTable(columns: LanguageWeights[]): string {
  const kilobytes = ({ bytes }: Weight, of: readonly Kind[]) =>
    of.reduce((sum, kind) => sum + bytes[kind].sent, 0) / 1024;
  const limit = ({ language }: LanguageWeights) =>
    language === 'en' ? GUIDE_GOALS.english : GUIDE_GOALS.anyLanguage;
  const cell = (weight: Weight) =>
    `${kilobytes(weight, kinds).toFixed(0)} (${kilobytes(weight, ['font']).toFixed(0)})`;
  const rows = columns[0]!.weights.map(({ page }, at) => [
    page.name,
    ...columns.map(({ weights }) => cell(weights[at]!)),
    verdict(columns.every((one) => kilobytes(one.weights[at]!, kinds) < limit(one))),
  ]);
  return table(
    `First views (KB sent in all, of which fonts; under ${GUIDE_GOALS.english} in English, under ${GUIDE_GOALS.anyLanguage} in any language)`,
    ['Page', ...columns.map(({ language }) => language), ''],
    rows,
  );
}

/** Start and memory. */
export function processTable(figures: Start & { underLoad: number }): string {
  const { firstAnswer, atRest, underLoad } = figures;
  const row = (name: string, value: number, goal: number, unit: string): Cell[] => [
    name,
    `${Math.round(value)} ${unit}`,
    `${goal} ${unit}`,
    verdict(value <= goal),
  ];
  return table(
    'Process',
    ['', 'Measured', 'Goal', ''],
    [
      row('Start to first answer', firstAnswer, PROCESS_GOALS.firstAnswer, 'ms'),
      row('Memory at rest', atRest, PROCESS_GOALS.atRest, 'MB'),
      row('Memory under load, at most', underLoad, PROCESS_GOALS.underLoad, 'MB'),
    ],
  );
}

/** Uploads: speed beside the bare server, memory, and what a page takes meanwhile; the photograph. */
export function uploadTable(rounds: UploadRound[], photograph: number): string {
  const { grown, slower, photographMs } = UPLOAD_GOALS;
  const rows = rounds.map(({ way, portal, bare, grew, quiet, meanwhile }) => [
    `Ten of 100 MB, ${way}`,
    Math.round(portal / 1e6),
    Math.round(bare / 1e6),
    (portal / bare).toFixed(2),
    Math.round(grew),
    verdict(grew < grown),
    quiet.toFixed(1),
    meanwhile.toFixed(1),
    (meanwhile / quiet).toFixed(1),
    verdict(meanwhile < slower * quiet),
  ]);
  return [
    table(
      `Uploads (megabytes a second; memory grown at most, MB, goal ${grown}; p99 of a page in ms, alone and meanwhile, goal ${slower} times)`,
      ['', 'Portal', 'Bare', 'Ratio', 'Grown', '', 'Quiet', 'Meanwhile', 'Times', ''],
      rows,
    ),
    table(
      'Photograph of 12 megapixels, from its last byte to being ready (median of 20)',
      ['', 'Measured', 'Goal', ''],
      [
        [
          'Ready',
          `${Math.round(photograph)} ms`,
          `${photographMs} ms`,
          verdict(photograph <= photographMs),
        ],
      ],
    ),
  ].join('\n');
}

/** The nightly run over all open clocks. */
export function clockTable(runs: ClockRun[]): string {
  return table(
    'Nightly clock run',
    ['', 'Open clocks', 'Re-dated', 'Missed', 'Seconds', 'Goal', ''],
    runs.map(({ what, open, redated, missed, seconds }) => [
      what,
      open,
      redated,
      missed,
      seconds.toFixed(1),
      CLOCKS_GOAL,
      verdict(seconds <= CLOCKS_GOAL),
    ]),
  );
}

function table(title: string, head: Cell[], rows: Cell[][]): string {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [title, ...all.map(line), ''].join('\n');
}

/** A release of annual requests: how long each part took, memory on the way, and what pages took meanwhile. */
export function releaseTables(runs: ReleaseRun[]): string {
  const { minutes, slower, families } = RELEASE_GOALS;
  const minutesOf = (seconds: number) => (seconds / 60).toFixed(1);
  const whole = runs.map((run) => {
    const all = Math.max(run.rows, run.mails, run.letters);
    return [
      `${run.families.toLocaleString('en-GB')}${run.killed ? ', killed half-way' : ''}`,
      minutesOf(run.rows),
      minutesOf(run.mails),
      minutesOf(run.letters),
      verdict(all / 60 < (minutes * run.families) / families),
      run.requests,
      `${run.sink.different}/${run.emails}`,
      run.sink.messages - run.sink.different,
      run.sink.toSeveral,
      `${run.letterCopies} in ${run.printRuns}`,
      run.memory.map(Math.round).join(' '),
      Math.round(run.jobs),
      [run.worked.portal, run.worked.postgres, run.worked.sink].map(Math.round).join('/'),
    ];
  });
  const pages = runs.flatMap((run) =>
    run.pages.map(({ name, quiet, meanwhile, asked }) => [
      `${name}, ${run.families.toLocaleString('en-GB')} families${run.killed ? ', killed' : ''}`,
      quiet[1].toFixed(1),
      meanwhile[1].toFixed(1),
      quiet[0].toFixed(1),
      meanwhile[0].toFixed(1),
      (meanwhile[0] / quiet[0]).toFixed(1),
      verdict(meanwhile[0] < slower * quiet[0]),
      asked,
    ]),
  );
  return [
    table(
      `Release of annual requests (minutes since it was let go; goal ${minutes} minutes for ${families.toLocaleString('en-GB')}; memory in MB before and on the way)`,
      [
        'Families',
        'Rows',
        'Mails',
        'Letters',
        '',
        'Requests',
        'Mails at the sink',
        'Repeats',
        'To several',
        'Letters, files',
        'Memory',
        'Jobs, MB',
        'Seconds of work: portal/database/sink',
      ],
      whole,
    ),
    table(
      `Pages meanwhile (milliseconds; p99 goal ${slower} times the quiet one)`,
      ['Page', 'p50 quiet', 'p50', 'p99 quiet', 'p99', 'Times', '', 'Asked'],
      pages,
    ),
  ].join('\n');
}
