import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Action, ActionButton } from '../navigation/action.tsx';
import './message.css';
import { StateIcon } from './state-tag.tsx';
import { useReadableError } from './use-readable-error.ts';

export interface ErrorViewProps {
  /** The platform's error body, an Error that carries one as `body`, or anything that was thrown. */
  error: unknown;
  onRetry?: () => void;
  /** Another way out than trying again. */
  action?: Action;
}

/** What happened, what to do, which code to quote, and whom to ask. */
export function ErrorView({ error, onRetry, action }: ErrorViewProps) {
  const { t } = useTranslation('ui');
  const { message, remedy, code } = useReadableError(error);
  return (
    <div role="alert" className="zb-message zb-message--error">
      <p className="zb-message-what">
        <StateIcon state="danger" /> {message}
      </p>
      <p>{remedy}</p>
      {onRetry || action ? (
        <div className="zb-actions">
          {onRetry ? (
            <Button type="primary" onClick={onRetry}>
              {t('error.retry')}
            </Button>
          ) : null}
          {action ? <ActionButton action={action} /> : null}
        </div>
      ) : null}
      <p className="zb-small">{t('error.help')}</p>
      {code ? (
        <p className="zb-small">
          {t('error.code')} <code className="zb-code">{code}</code>
          {t('error.quote')}
        </p>
      ) : null}
    </div>
  );
}
