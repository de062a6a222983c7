import type { ExampleResult } from '../../../model/examples.ts';
import { useRulesText } from './texts.ts';

/** What came out of an example case in one line: 转人工，由工作人员办理：licence-expired. */
export function useOutcome(): (got: ExampleResult['got'] | null) => string {
  const t = useRulesText();
  return got =>
    got
      ? `${t(`outcome.${got.outcome}`)}${t('join')}${t(`band.${got.band}`)}${t('join')}${got.reasons.join(t('join'))}`
      : t('examples.gone');
}
