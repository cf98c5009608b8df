import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installTestPrograms } from './machine.mjs';
import { endAll, main, programOf, root, run } from './programs.mjs';
import { makeRunFolder, removeRunFolder } from './run-folder.mjs';
import { build, prepare } from './steps.mjs';
import { playwrightFailures, playwrightTotals, vitestFailures, vitestTotals } from './totals.mjs';

/**
 * npm test [-- --only=static|unit|e2e] [--totals=FILE] [arguments for Vitest or Playwright]
 * The last line on the standard output is `N passed, N failed`.
 */
const options = process.argv.slice(2);
const option = (name) =>
  options.find((given) => given.startsWith(`--${name}=`))?.slice(name.length + 3);
const only = option('only');
const rest = options.filter((given) => !/^--(only|totals)=/.test(given));
const wanted = (part) => !only || only === part;

const folder = makeRunFolder();
const totals = { passed: 0, failed: 0 };
/** What failed, by name: said once more at the end, where it is looked for. */
const failures = [];

function clean() {
  endAll('SIGKILL');
  removeRunFolder(folder);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    endAll('SIGTERM');
    setTimeout(() => {
      clean();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    }, 1500);
  });
}

function count({ passed, failed }) {
  totals.passed += passed;
  totals.failed += failed;
}

async function check(name, program, args) {
  const { code, output } = await run(process.execPath, [program, ...args]);
  console.log(code === 0 ? `ok      ${name}` : `FAILED  ${name}\n${output.trim()}\n`);
  if (code !== 0) failures.push(name);
  count(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

async function checkStatically() {
  const hasKnip = ['knip.json', 'knip.ts', '.knip.json'].some((file) =>
    existsSync(path.join(root, file)),
  );
  const checks = [
    () => check('types', programOf('typescript', 'tsc'), ['--noEmit']),
    () => check('lint', programOf('eslint'), ['.', '--max-warnings', '0']),
    () => check('format', programOf('prettier'), ['--check', '--log-level', 'warn', '.']),
    ...(hasKnip ? [() => check('unused code and dependencies', programOf('knip'), [])] : []),
  ];
  const next = async () => {
    for (let task = checks.shift(); task; task = checks.shift()) await task();
  };
  await Promise.all([next(), next()]);
}

const environment = { TMPDIR: folder, TZ: 'UTC' };

async function runVitest() {
  const file = path.join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await run(
    process.execPath,
    [programOf('vitest'), 'run', ...reporters, ...rest],
    { env: environment, show: true },
  );
  failures.push(...vitestFailures(file));
  count(vitestTotals(file, code));
}

async function runPlaywright() {
  const file = path.join(folder, 'playwright.json');
  const { code } = await run(
    process.execPath,
    [programOf('@playwright/test', 'playwright'), 'test', '--reporter=list,json', ...rest],
    { env: { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: file }, show: true },
  );
  failures.push(...playwrightFailures(file));
  count(playwrightTotals(file, code));
}

await main(async () => {
  try {
    await prepare();
    if (!only || only === 'e2e' || only === 'unit') await installTestPrograms();
    if (wanted('static')) await checkStatically();
    if (wanted('unit')) await runVitest();
    if (wanted('e2e')) {
      await build();
      await runPlaywright();
    }
  } catch (error) {
    totals.failed += 1;
    throw error;
  } finally {
    clean();
  }
});
if (option('totals')) writeFileSync(option('totals'), JSON.stringify({ ...totals, failures }));
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
