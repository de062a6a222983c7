import { useEffect, useState } from 'react';
import type { ServiceFiles } from '../../../model/files.ts';
import type { DraftReport } from './check/check-draft.ts';
import { RuleChecker } from './check/rule-checker.ts';

/** How long the hand must rest before a check starts, in milliseconds. */
const REST_MS = 400;

export interface DraftCheck {
  readonly state: 'checking' | 'checked' | 'failed';
  /** The newest that is known, perhaps of a draft of a moment ago. */
  readonly report: DraftReport | undefined;
  readonly at: Date | undefined;
  readonly error?: unknown;
}

/** A checker for as long as the page stands. */
export function useRuleChecker(): RuleChecker {
  const [checker] = useState(() => new RuleChecker());
  useEffect(() => () => checker.close(), [checker]);
  return checker;
}

/** Checks a draft whenever it rests, against the version that is published. */
export function useDraftReport(
  checker: RuleChecker,
  published: ServiceFiles,
  files: ServiceFiles,
): DraftCheck {
  const [check, setCheck] = useState<DraftCheck>({ state: 'checking', report: undefined, at: undefined });
  useEffect(() => {
    let current = true;
    setCheck(before => ({ ...before, state: 'checking' }));
    const timer = setTimeout(() => {
      checker.check(published, files).then(
        report => {
          if (current && report) setCheck({ state: 'checked', report, at: new Date() });
        },
        (error: unknown) => {
          if (current) setCheck(before => ({ ...before, state: 'failed', error }));
        },
      );
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [checker, published, files]);
  return check;
}
