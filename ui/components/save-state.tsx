import { CheckOutlined, ExclamationCircleFilled, SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type DateInput, formatTime } from '../format/format.ts';
import './save-state.css';

export type SaveStateProps =
  | { state: 'idle' }
  | { state: 'saving' }
  | { state: 'saved'; at: DateInput }
  | { state: 'failed'; onRetry: () => void };

/** Whether what was entered is kept: 已保存 10:32. */
export function SaveState(props: SaveStateProps) {
  const { t } = useTranslation('ui');
  return (
    <span role="status" className="zb-save zb-small">
      {props.state === 'idle' ? t('save.idle') : null}
      {props.state === 'saving' ? (
        <>
          <SyncOutlined aria-hidden /> {t('save.saving')}
        </>
      ) : null}
      {props.state === 'saved' ? (
        <>
          <CheckOutlined aria-hidden /> {t('save.saved', { time: formatTime(props.at) })}
        </>
      ) : null}
      {props.state === 'failed' ? (
        <Button danger icon={<ExclamationCircleFilled aria-hidden />} onClick={props.onRetry}>
          {t('save.failed')}
        </Button>
      ) : null}
    </span>
  );
}
