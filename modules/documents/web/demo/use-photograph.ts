import { useEffect, useState } from 'react';

/** Long enough that a photograph is not taken letter by letter. */
const TYPING_MS = 600;

export interface Photograph {
  /** The last one that arrived. */
  readonly src: string | undefined;
  readonly state: 'taking' | 'ready' | 'failed';
  again(): void;
}

/** Loads the photograph at an address once it has stood still; until then the one before stays. */
export function usePhotograph(address: string): Photograph {
  const [loaded, setLoaded] = useState<{ src: string | undefined; of: string; failed: boolean }>();
  const [attempt, setAttempt] = useState(0);
  const wanted = `${attempt} ${address}`;
  useEffect(() => {
    const image = new Image();
    const timer = window.setTimeout(() => {
      image.onload = () => setLoaded({ src: address, of: wanted, failed: false });
      image.onerror = () => setLoaded(before => ({ src: before?.src, of: wanted, failed: true }));
      image.src = address;
    }, TYPING_MS);
    return () => {
      window.clearTimeout(timer);
      image.onload = null;
      image.onerror = null;
    };
  }, [address, wanted]);
  const known = loaded?.of === wanted;
  return {
    src: loaded?.src,
    state: !known ? 'taking' : loaded.failed ? 'failed' : 'ready',
    again: () => setAttempt(now => now + 1),
  };
}
