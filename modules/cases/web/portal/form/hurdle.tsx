import { StateIcon } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { isReading } from '../poll.ts';
import { groupPreReview } from '../pre-review-groups.ts';
import { useForm } from './form-context.ts';

/** Why nothing was submitted, as long as that holds. The missing statement is told beside its own box. */
export function HurdleNotice() {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.submit' });
  const { view, draft, hurdle } = useForm();
  const count = view.preReview ? groupPreReview(view.preReview).mend.length : 0;
  const holds = {
    unsaved: draft.status.state === 'failed',
    mend: count > 0,
    reading: isReading(view),
    untrue: false,
  };
  if (!hurdle || !holds[hurdle]) return null;
  return (
    <p role="alert">
      <StateIcon state="warning" /> {t(`hurdle.${hurdle}`, { count })}
    </p>
  );
}
