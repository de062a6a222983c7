import type { ReactNode } from 'react';
import { useLinkProps } from './navigation.tsx';

export interface LinkProps {
  /** A path of ours, an anchor on this page, or an address elsewhere. */
  to: string;
  children: ReactNode;
  /** `aria-current`, where the link is one of a menu. */
  current?: boolean;
}

/** A link in running text or in a list. */
export function Link({ to, children, current }: LinkProps) {
  return (
    <a className="zb-link" {...useLinkProps(to)} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}
