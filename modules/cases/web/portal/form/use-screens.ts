import { useCallback, useEffect, useRef } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useOneAtATime } from '../use-one-at-a-time.ts';
import type { Screen } from './places.ts';

export interface Screens {
  /** One screen at a time; else all are on the page. */
  readonly paged: boolean;
  /** Index of the screen shown. */
  readonly current: number;
  /** Address of a place on a screen, for links. */
  addressOf(screen: string, anchor: string): string;
  /** Shows a screen, and on it a place. */
  goTo(screen: string, anchor: string): void;
  show(index: number): void;
}

/** Which screen of the form shows; it stands in the address, so that Back and reload keep it. */
export function useScreens(screens: readonly Screen[]): Screens {
  const paged = useOneAtATime();
  const [search] = useSearchParams();
  const { pathname, hash, key } = useLocation();
  const navigate = useNavigate();
  const wanted = search.get('step');
  const current = Math.max(
    0,
    screens.findIndex(({ id }) => id === wanted),
  );
  const shown = screens[current]?.id;

  const addressOf = useCallback(
    (screen: string, anchor: string) => `${pathname}?step=${encodeURIComponent(screen)}#${anchor}`,
    [pathname],
  );
  useFocusOn(hash ? decodeURIComponent(hash.slice(1)) : paged && wanted ? (shown ?? '') : '', key);

  return {
    paged,
    current,
    addressOf,
    goTo: (screen, anchor) => void navigate(addressOf(screen, anchor)),
    show: index => void navigate(`${pathname}?step=${encodeURIComponent(screens[index]?.id ?? '')}`),
  };
}

/** After each navigation the focus goes to what was asked for: the first control in it, or itself. */
function useFocusOn(anchor: string, navigation: string): void {
  const last = useRef(navigation);
  useEffect(() => {
    if (last.current === navigation) return;
    last.current = navigation;
    const target = anchor ? document.getElementById(anchor) : null;
    if (!target) return;
    const control = target.hasAttribute('data-screen')
      ? null
      : target.querySelector<HTMLElement>('input:not([hidden]), textarea, button');
    (control ?? target).focus({ preventScroll: true });
    target.scrollIntoView({ block: target.hasAttribute('data-screen') ? 'start' : 'center' });
  }, [anchor, navigation]);
}
