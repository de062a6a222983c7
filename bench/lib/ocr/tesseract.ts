import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SeenLine } from './characters.ts';

const require = createRequire(import.meta.url);

/** The peer: tesseract.js with its data for simplified Chinese, both from their npm packages. */
export interface Peer {
  read(file: Uint8Array, size: { readonly width: number; readonly height: number }): Promise<SeenLine[]>;
  close(): Promise<void>;
}

export async function startTesseract(): Promise<Peer> {
  const { createWorker } = await import('tesseract.js');
  const langPath = join(
    dirname(require.resolve('@tesseract.js-data/chi_sim/package.json')),
    '4.0.0_best_int',
  );
  const worker = await createWorker('chi_sim', 1, { langPath, cacheMethod: 'none' });
  return {
    async read(file, { width, height }) {
      const { data } = await worker.recognize(Buffer.from(file), {}, { blocks: true, text: false });
      return (data.blocks ?? []).flatMap(block =>
        block.paragraphs.flatMap(({ lines }) =>
          lines.map(({ text, bbox }) => ({
            text,
            box: {
              x: bbox.x0 / width,
              y: bbox.y0 / height,
              width: (bbox.x1 - bbox.x0) / width,
              height: (bbox.y1 - bbox.y0) / height,
            },
          })),
        ),
      );
    },
    async close() {
      await worker.terminate();
    },
  };
}
