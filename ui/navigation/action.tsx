import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useLinkProps } from './navigation.tsx';

/** Something to press: it leads somewhere (`to`) or does something (`onPress`). */
export type Action = { label: string; icon?: ReactNode; busy?: boolean } & (
  | { to: string }
  | { onPress: () => void }
);

type Kind = 'primary' | 'default' | 'text';

function LinkButton({ to, label, icon, kind }: { to: string; label: string; icon?: ReactNode; kind: Kind }) {
  return (
    <Button type={kind} icon={icon} {...useLinkProps(to)}>
      {label}
    </Button>
  );
}

/** A button for an action; give each page one that is `primary`. */
export function ActionButton({ action, kind = 'default' }: { action: Action; kind?: Kind }) {
  if ('to' in action)
    return <LinkButton to={action.to} label={action.label} icon={action.icon} kind={kind} />;
  return (
    <Button type={kind} icon={action.icon} loading={action.busy} onClick={action.onPress}>
      {action.label}
    </Button>
  );
}
