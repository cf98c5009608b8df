import { existsSync, readFileSync } from 'node:fs';

function readReport(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * What a runner counted, made to agree with its exit code: a run that ended badly without a failed
 * test (a file that does not load, a set-up that broke) counts as one failure more.
 */
function agree({ passed, failed }, code) {
  return code !== 0 && failed === 0 ? { passed, failed: 1 } : { passed, failed };
}

/**
 * Passed and failed tests from Vitest's JSON report. A file that failed without a failed test (it
 * did not load, or its set-up broke and the tests were skipped) is one failure.
 */
export function vitestTotals(file, code) {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    (result) =>
      result.status === 'failed' &&
      !result.assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  return agree({ passed: report.numPassedTests, failed }, code);
}

/** Passed and failed tests from Playwright's JSON report; a flaky test is a failed one. */
export function playwrightTotals(file, code) {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return agree({ passed: expected, failed: unexpected + flaky }, code);
}

/** The tests that failed by Vitest's JSON report, each with its file. */
export function vitestFailures(file) {
  return (readReport(file)?.testResults ?? [])
    .filter((result) => result.status === 'failed')
    .flatMap((result) => {
      const failed = (result.assertionResults ?? []).filter(({ status }) => status === 'failed');
      return failed.length > 0
        ? failed.map(({ fullName }) => `${result.name}: ${fullName}`)
        : [`${result.name}: did not run`];
    });
}

/** The tests that failed by Playwright's JSON report; a flaky test is a failed one. */
export function playwrightFailures(file) {
  const walk = (suite, above) => [
    ...(suite.specs ?? [])
      .filter(({ tests }) =>
        tests.some(({ status }) => status === 'unexpected' || status === 'flaky'),
      )
      .map(({ title }) => [...above, title].join(' › ')),
    ...(suite.suites ?? []).flatMap((inner) => walk(inner, [...above, inner.title])),
  ];
  return (readReport(file)?.suites ?? []).flatMap((suite) => walk(suite, [suite.title]));
}
