import { type RefObject, useEffect, useRef } from 'react';

const isLost = (focused: Element | null): boolean =>
  !(focused instanceof HTMLElement) || focused === document.body || focused.offsetParent === null;

/**
 * A pane's frame starts at its top whenever it shows something else; it takes the keyboard when that was on
 * something that has gone, as where one pane at a time is shown.
 * @param shown what it shows, as a key
 */
export function useFrame(shown: string | undefined): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    frame.current?.scrollIntoView({ block: 'start' });
    if (isLost(document.activeElement)) frame.current?.focus({ preventScroll: true });
  }, [shown]);
  return frame;
}
