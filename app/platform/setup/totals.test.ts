import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playwrightFailures, playwrightTotals, vitestFailures, vitestTotals } from './totals.mjs';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'portal-totals-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown) {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const vitest = (failed: number, results: object[] = []) =>
  report({ numPassedTests: 7, numFailedTests: failed, testResults: results });
const playwright = (unexpected: number, flaky: number) =>
  report({ stats: { expected: 4, unexpected, flaky, skipped: 0 } });

describe('the count of tests', () => {
  it('takes what Vitest counted', () => {
    expect(vitestTotals(vitest(0), 0)).toEqual({ passed: 7, failed: 0 });
    expect(vitestTotals(vitest(2), 1)).toEqual({ passed: 7, failed: 2 });
  });

  it('counts a test file that did not load', () => {
    const results = [{ status: 'failed', assertionResults: [] }];
    expect(vitestTotals(vitest(1, results), 1)).toEqual({ passed: 7, failed: 2 });
  });

  it('counts a test file whose set-up broke, so that its tests were skipped', () => {
    const results = [
      { status: 'failed', assertionResults: [{ status: 'skipped' }] },
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
    ];
    expect(vitestTotals(vitest(1, results), 1)).toEqual({ passed: 7, failed: 2 });
  });

  it('takes what Playwright counted, with a flaky test as failed', () => {
    expect(playwrightTotals(playwright(0, 0), 0)).toEqual({ passed: 4, failed: 0 });
    expect(playwrightTotals(playwright(1, 1), 1)).toEqual({ passed: 4, failed: 2 });
  });

  it.each([vitestTotals, playwrightTotals])('never hides a run that ended badly', (totals) => {
    const file = totals === vitestTotals ? vitest(0) : playwright(0, 0);
    expect(totals(file, 1).failed).toBe(1);
    expect(totals(path.join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 });
    expect(totals(report('not json'), 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('names what failed', () => {
    const results = [
      { name: 'a.test.ts', status: 'failed', assertionResults: [] },
      {
        name: 'b.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'is well' },
          { status: 'failed', fullName: 'is ill' },
        ],
      },
      { name: 'c.test.ts', status: 'passed', assertionResults: [] },
    ];
    expect(vitestFailures(vitest(1, results))).toEqual([
      'a.test.ts: did not run',
      'b.test.ts: is ill',
    ]);
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
    const file = report({
      suites: [
        {
          title: 'a.spec.ts',
          specs: [spec('one', 'expected'), spec('two', 'unexpected')],
          suites: [{ title: 'inside', specs: [spec('three', 'flaky')] }],
        },
      ],
    });
    expect(playwrightFailures(file)).toEqual(['a.spec.ts › two', 'a.spec.ts › inside › three']);
    expect(vitestFailures(path.join(folder, 'absent.json'))).toEqual([]);
    expect(playwrightFailures(path.join(folder, 'absent.json'))).toEqual([]);
  });
});
