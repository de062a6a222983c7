import { useTranslation } from 'react-i18next';
import './loading.css';

/** Grey lines in place of a text that is on its way. Appears only if the wait is long enough to be seen. */
export function Loading({ label, lines = 4 }: { label?: string; lines?: number }) {
  const { t } = useTranslation('ui');
  return (
    <div role="status" className="zb-loading">
      <span className="zb-sr">{label ?? t('loading')}</span>
      <div aria-hidden className="zb-loading-lines">
        {Array.from({ length: lines }, (_, line) => line).map(line => (
          <span key={line} className="zb-loading-line" />
        ))}
      </div>
    </div>
  );
}
