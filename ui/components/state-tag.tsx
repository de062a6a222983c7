import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  InfoCircleOutlined,
  MinusCircleOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './state-tag.css';

export type State = 'success' | 'warning' | 'danger' | 'neutral' | 'info';

const icons = {
  success: CheckCircleFilled,
  warning: ExclamationCircleFilled,
  danger: CloseCircleFilled,
  neutral: MinusCircleOutlined,
  info: InfoCircleOutlined,
} as const satisfies Record<State, unknown>;

/** The sign of a state, always beside a word. */
export function StateIcon({ state }: { state: State }) {
  const Icon = icons[state];
  return <Icon aria-hidden className={`zb-state zb-state--${state}`} />;
}

/** A state as colour, sign and word. Without children it says the state's general word. */
export function StateTag({ state, children }: { state: State; children?: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <span className={`zb-tag zb-tag--${state}`}>
      <StateIcon state={state} />
      <span>{children ?? t(`state.${state}`)}</span>
    </span>
  );
}
