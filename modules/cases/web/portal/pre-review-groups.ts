import type { Decision } from '@zhiban/catalogue';

interface PreReviewGroups {
  /** What the applicant can mend. */
  readonly mend: Decision['reasons'];
  /** What an officer will look at, and what might be refused: nothing that the applicant can settle here. */
  readonly officer: Decision['reasons'];
  readonly passed: Decision['passed'];
}

/** The pre-review as its list shows it. */
export function groupPreReview({ reasons, passed }: Pick<Decision, 'reasons' | 'passed'>): PreReviewGroups {
  return {
    mend: reasons.filter(({ outcome }) => outcome === 'correct'),
    officer: reasons.filter(({ outcome }) => outcome === 'refer' || outcome === 'refuse'),
    passed,
  };
}
