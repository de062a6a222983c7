import { useMedia, useThemeName } from '@zhiban/ui';

/** One thing at a time: on phones, on strongly zoomed pages and in the elder theme. */
export function useOneAtATime(): boolean {
  const narrow = useMedia('(max-width: 767px)');
  return useThemeName() === 'elder' || narrow;
}
