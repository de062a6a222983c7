import { createContext, type MouseEvent, type ReactNode, useContext } from 'react';

type Navigate = (to: string) => void;

const NavigationContext = createContext<Navigate>(to => window.location.assign(to));

/** Lets the components' links move without loading the page anew: `navigate` is the app's router. */
export function NavigationProvider(props: { navigate: Navigate; children: ReactNode }) {
  return <NavigationContext value={props.navigate}>{props.children}</NavigationContext>;
}

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** `href` and `onClick` of a link to a page of ours; anchors (`#…`) and other sites stay the browser's. */
export function useLinkProps(to: string): { href: string; onClick: (event: MouseEvent) => void } {
  const navigate = useContext(NavigationContext);
  return {
    href: to,
    onClick: event => {
      if (!to.startsWith('/') || event.defaultPrevented || !isPlainClick(event)) return;
      event.preventDefault();
      navigate(to);
    },
  };
}
