import { expect, test } from 'vitest';
import { closingLine, countsOfPlaywright, countsOfVitest, judged, passedOne, sumOf } from './counts.mjs';

const vitestReport = { numPassedTests: 4, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };
const playwrightReport = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 1 }, errors: [] };

test('the closing line names what was skipped only when something was', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(closingLine({ passed: 12, failed: 3, skipped: 1 })).toBe('12 passed, 3 failed, 1 skipped');
});

test('the counts of all steps are added up', () => {
  expect(sumOf([passedOne, { passed: 5, failed: 2, skipped: 1 }, passedOne])).toEqual({
    passed: 7,
    failed: 2,
    skipped: 1,
  });
});

test('a report of Vitest is counted, and a file that could not be read is a failure', () => {
  expect(countsOfVitest(vitestReport)).toEqual({ passed: 4, failed: 0, skipped: 2 });
  const unreadable = { status: 'failed', assertionResults: [] };
  const failing = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
  expect(countsOfVitest({ ...vitestReport, numFailedTests: 1, testResults: [unreadable, failing] }).failed).toBe(2);
});

test('a report of Playwright is counted, and errors outside of tests and lucky second tries are failures', () => {
  expect(countsOfPlaywright(playwrightReport)).toEqual({ passed: 3, failed: 0, skipped: 1 });
  const stats = { ...playwrightReport.stats, flaky: 1 };
  expect(countsOfPlaywright({ stats, errors: [{ message: 'the server did not start' }] }).failed).toBe(2);
});

test('a runner that ran nothing, left no report, or ended badly has failed', () => {
  const well = { passed: 4, failed: 0, skipped: 0 };
  expect(judged(well, 0)).toEqual(well);
  expect(judged({ passed: 0, failed: 0, skipped: 9 }, 0).failed).toBe(1);
  expect(judged(undefined, 0).failed).toBe(1);
  expect(judged(well, 1).failed).toBe(1);
  expect(judged({ ...well, failed: 2 }, 1).failed).toBe(2);
});
