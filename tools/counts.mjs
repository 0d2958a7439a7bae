// @ts-check
/**
 * How many tests passed, failed and were skipped.
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Counts
 */

/** @type {Counts} */
export const passedOne = { passed: 1, failed: 0, skipped: 0 };
/** @type {Counts} */
export const failedOne = { passed: 0, failed: 1, skipped: 0 };

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export const sumOf = (all) =>
  all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/**
 * The line that ends a run: `N passed, N failed`, and `, N skipped` when some were.
 * @param {Counts} counts
 */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/**
 * What Vitest's JSON report says. A file that could not be read counts as one failed test.
 * @param {any} report
 * @returns {Counts}
 */
export function countsOfVitest(report) {
  const unreadable = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((/** @type {any} */ one) => one.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unreadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * What Playwright's JSON report says. An error outside of a test counts as one failed test, and so does a test that
 * passed only when tried again.
 * @param {any} report
 * @returns {Counts}
 */
export function countsOfPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

/**
 * The counts of a test runner, held against how it ended: a report that is missing, a run without a test, and a
 * runner that failed although every test passed are each one failure more.
 * @param {Counts | undefined} counts undefined when there is no report
 * @param {number} status the runner's exit status
 * @returns {Counts}
 */
export function judged(counts, status) {
  if (counts === undefined) return failedOne;
  if (counts.failed > 0) return counts;
  if (status !== 0 || counts.passed === 0) return { ...counts, failed: 1 };
  return counts;
}
