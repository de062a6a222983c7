import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { StateIcon } from './state-tag.tsx';
import { useReadableError } from './use-readable-error.ts';

export type Upload = { name: string } & (
  | { state: 'uploading' /** 0 to 1. */; progress: number }
  | { state: 'reading' /** How far it is, in words. */; detail?: string }
  | { state: 'done' }
  | { state: 'failed' /** The platform's error body, or what was thrown. */; error: unknown }
);

/** One file's way: sent, read, done or failed with a way out. */
export function FileProgress(props: { upload: Upload; onRetry?: () => void; onRemove?: () => void }) {
  const { upload, onRetry, onRemove } = props;
  const { t } = useTranslation('ui');
  return (
    <div className="zb-file-upload">
      <div className="zb-file-line">
        <p role="status" className="zb-file-status">
          {upload.state === 'done' ? <StateIcon state="success" /> : null}
          {upload.state === 'failed' ? <StateIcon state="danger" /> : null}
          <span>{upload.name}</span>
          <span className="zb-small">
            {(upload.state === 'reading' && upload.detail) || t(`file.${upload.state}`)}
          </span>
        </p>
        {onRemove ? (
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('file.remove', { name: upload.name })}
            title={t('file.remove', { name: upload.name })}
            onClick={onRemove}
          />
        ) : null}
      </div>
      {upload.state === 'uploading' ? <Bar label={upload.name} share={upload.progress} /> : null}
      {upload.state === 'reading' ? <Bar label={upload.name} /> : null}
      {upload.state === 'failed' ? <Failure error={upload.error} onRetry={onRetry} /> : null}
    </div>
  );
}

function Bar({ label, share }: { label: string; share?: number }) {
  const percent = share === undefined ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className="zb-file-bar-line">
      <div
        role="progressbar"
        className={`zb-file-bar${percent === undefined ? ' zb-file-bar--busy' : ''}`}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span
          className="zb-file-share"
          style={{ inlineSize: percent === undefined ? undefined : `${percent}%` }}
        />
      </div>
      {percent === undefined ? null : (
        <span className="zb-small" aria-hidden>
          {percent}%
        </span>
      )}
    </div>
  );
}

function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('ui');
  const { message, remedy, code } = useReadableError(error);
  return (
    <div className="zb-file-failure">
      <p>{message}</p>
      <p>{remedy}</p>
      {code ? (
        <p className="zb-small">
          {t('error.code')} <code className="zb-code">{code}</code>
          {t('error.quote')}
        </p>
      ) : null}
      {onRetry ? <Button onClick={onRetry}>{t('file.retry')}</Button> : null}
    </div>
  );
}
