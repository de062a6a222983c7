import { useEffect, useState } from 'react';

/** Whether the picture at an address is still on its way. The browser fetches it once for all who show it. */
export function useImage(src: string): 'loading' | 'settled' {
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const image = new Image();
    image.onload = () => setSettled(src);
    image.onerror = () => setSettled(src);
    image.src = src;
    return () => {
      image.onload = null;
      image.onerror = null;
    };
  }, [src]);
  return settled === src ? 'settled' : 'loading';
}
