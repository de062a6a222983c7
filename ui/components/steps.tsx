import { useTranslation } from 'react-i18next';
import './steps.css';

export interface StepsProps {
  /** From 1 to `total`. */
  current: number;
  total: number;
  /** The name of the current step. */
  name?: string;
}

/** Where one stands: 第 2 步，共 4 步. */
export function Steps({ current, total, name }: StepsProps) {
  const { t } = useTranslation('ui');
  return (
    <div className="zb-steps">
      <p>
        <span className="zb-small">{t('steps', { current, total })}</span>
        {name ? <strong> {name}</strong> : null}
      </p>
      <div className="zb-steps-bar" aria-hidden>
        {Array.from({ length: total }, (_, step) => step + 1).map(step => (
          <span key={step} className={step <= current ? 'zb-steps-done' : undefined} />
        ))}
      </div>
    </div>
  );
}
