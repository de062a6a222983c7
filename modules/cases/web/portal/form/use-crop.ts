import { address } from '@zhiban/kernel/web';
import { useEffect, useState } from 'react';
import { getMaterialPage } from '../../../model/operations.ts';

interface CropPlace {
  readonly applicationId: string;
  readonly materialId: string;
  readonly page: number;
  /** Fractions of the page. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** What stands around the box is shown too, as a share of its height. */
const MARGIN = 0.6;

/** The address of a picture that shows only this place of the page; undefined until it is cut out. */
export function useCrop(place: CropPlace | undefined): string | undefined {
  const [cut, setCut] = useState<{ key: string; src: string }>();
  const key = place ? JSON.stringify(place) : '';

  useEffect(() => {
    if (!key) return;
    let src: string | undefined;
    let stopped = false;
    cutOut(JSON.parse(key))
      .then(blob => {
        if (stopped) return;
        src = URL.createObjectURL(blob);
        setCut({ key, src });
      })
      // Without the picture the input is still there.
      .catch(() => undefined);
    return () => {
      stopped = true;
      if (src) URL.revokeObjectURL(src);
    };
  }, [key]);

  return cut?.key === key ? cut.src : undefined;
}

async function cutOut({ page, box, ...params }: CropPlace): Promise<Blob> {
  const image = new Image();
  image.src = address(getMaterialPage, { ...params, page });
  await image.decode();
  const { naturalWidth, naturalHeight } = image;
  const margin = box.height * naturalHeight * MARGIN;
  const left = Math.max(0, box.x * naturalWidth - margin);
  const top = Math.max(0, box.y * naturalHeight - margin);
  const width = Math.min(naturalWidth, (box.x + box.width) * naturalWidth + margin) - left;
  const height = Math.min(naturalHeight, (box.y + box.height) * naturalHeight + margin) - top;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  canvas.getContext('2d')?.drawImage(image, left, top, width, height, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('empty crop')))),
  );
}
