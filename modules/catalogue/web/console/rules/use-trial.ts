import { useEffect, useState } from 'react';
import type { ServiceFiles } from '../../../model/files.ts';
import type { DecisionInput } from '../../../model/types.ts';
import type { TrialResult, TrialSetting } from './check/check-draft.ts';
import type { RuleChecker } from './check/rule-checker.ts';

export interface Trial {
  readonly caseId: string | undefined;
  readonly input: DecisionInput | undefined;
  readonly isChanged: boolean;
  readonly result: TrialResult | undefined;
  /** Starts from an example case as it is written. */
  start(caseId: string): void;
  change(input: DecisionInput): void;
}

/** A case that is decided again whenever its inputs or the draft change; first of all the first example. */
export function useTrial(checker: RuleChecker, files: ServiceFiles, setting: TrialSetting | null): Trial {
  const [chosen, setChosen] = useState<{ caseId: string; input: DecisionInput | null }>();
  const [result, setResult] = useState<TrialResult>();
  const start = setting?.cases.find(({ id }) => id === chosen?.caseId) ?? setting?.cases[0];
  const input = chosen?.input ?? start?.input;
  // The same input comes as a new object with every report.
  const key = JSON.stringify(input);
  useEffect(() => {
    if (key === undefined) return;
    let current = true;
    checker.try(files, JSON.parse(key)).then(
      tried => {
        // What does not compile keeps the last result, until the findings are mended.
        if (current && tried) setResult(tried);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [checker, files, key]);
  return {
    caseId: start?.id,
    input,
    isChanged: Boolean(chosen?.input),
    result,
    start: caseId => setChosen({ caseId, input: null }),
    change: changed => start && setChosen({ caseId: start.id, input: changed }),
  };
}
