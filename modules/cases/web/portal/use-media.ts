import { useThemeName } from '@zhiban/ui';
import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 767px)';

function subscribe(notify: () => void): () => void {
  const list = window.matchMedia(NARROW);
  list.addEventListener('change', notify);
  return () => list.removeEventListener('change', notify);
}

/** One thing at a time: on phones, on strongly zoomed pages and in the elder theme. */
export function useOneAtATime(): boolean {
  const narrow = useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches);
  return useThemeName() === 'elder' || narrow;
}
