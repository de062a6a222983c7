import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

/** What a run of Vitest came to. */
export interface SuiteOutcome {
  passed: number;
  failed: number;
  skipped: number;
  /** Each failed test or file with the beginning of its reason. */
  failures: string[];
  /** Tests that failed first and passed when they were tried again, likewise. */
  unsteady: string[];
}

const LINES_OF_A_REASON = 12;

const withReason = (title: string, errors: readonly { message: string; stack?: string }[] = []): string => {
  const [error] = errors;
  const lines = (error?.stack ?? error?.message ?? '').split('\n');
  const ours = lines.filter(line => !/^\s+at .*(node_modules|node:internal|<anonymous>)/.test(line));
  return [title, ...ours.slice(0, LINES_OF_A_REASON)].join('\n      ');
};
const titleOf = (test: TestCase): string => `${test.module.relativeModuleId}: ${test.fullName}`;

/** Vitest's reporter for `npm test`: writes a `SuiteOutcome` as JSON to the file that `SUITE_OUTCOME` names. */
export default class SuiteReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap(module => [...module.children.allTests()]);
    const inState = (state: string) => tests.filter(test => test.result().state === state);
    const broken = modules.flatMap(module => [
      ...(module.errors().length ? [withReason(module.relativeModuleId, module.errors())] : []),
      ...[...module.children.allSuites()]
        .filter(suite => suite.errors().length)
        .map(suite => withReason(`${module.relativeModuleId}: ${suite.fullName}`, suite.errors())),
    ]);
    const failures = [
      ...inState('failed').map(test => withReason(titleOf(test), test.result().errors)),
      ...broken,
      ...unhandled.map(error => withReason('outside of any test', [error])),
    ];
    const outcome: SuiteOutcome = {
      passed: inState('passed').length,
      failed: failures.length,
      skipped: inState('skipped').length,
      failures,
      unsteady: inState('passed')
        .filter(test => test.diagnostic()?.flaky)
        .map(test => withReason(titleOf(test), test.result().errors)),
    };
    if (process.env.SUITE_OUTCOME) writeFileSync(process.env.SUITE_OUTCOME, JSON.stringify(outcome));
  }
}
