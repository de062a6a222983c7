import { StateTag } from '@zhiban/ui';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Run } from './use-run.ts';

export interface RunProgressProps {
  run: Run<unknown>;
  seen: number;
  /** 0 as long as it is not known. */
  total: number;
  /** Whether the rules are still those that the run was started on. */
  current: boolean;
}

/** How far a run is, whether it was stopped, and whether its result is still that of the edited rules. */
export function RunProgress({ run, seen, total, current }: RunProgressProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  const { state } = run;
  if (state === 'none' || state === 'failed') return null;
  return (
    <div>
      {state === 'running' ? (
        <Progress
          percent={total === 0 ? 0 : Math.floor((seen / total) * 100)}
          showInfo={false}
          aria-label={t('progress', { seen, total })}
        />
      ) : null}
      <p role="status" className="zb-small">
        {state === 'running' ? t('progress', { seen, total }) : null}
        {state === 'done' ? t('done', { seen }) : null}
        {state === 'stopped' ? t('stoppedAt', { seen, total }) : null}
      </p>
      {current || state === 'running' ? null : <StateTag state="warning">{t('stale')}</StateTag>}
    </div>
  );
}
