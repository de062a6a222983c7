import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';

const require = createRequire(import.meta.url);

/** A browser page in which ofd.js, a reader by others, shows OFD files. */
export interface OfdViewer {
  readonly page: Page;
  /** Shows the file; the text of each of its pages, in the order in which it was drawn. */
  show(ofd: Uint8Array): Promise<string[]>;
  /** Whether the browser, which checks every table of a font, takes the bytes for one. */
  acceptsFont(font: Uint8Array): Promise<boolean>;
  close(): Promise<void>;
}

/** What ofd.js puts onto the window. */
interface OfdLibrary {
  parseOfdDocument(options: {
    ofd: File;
    success: (documents: unknown[]) => void;
    fail: (error: unknown) => void;
  }): void;
  renderOfd(width: number, document: unknown): HTMLElement[];
}

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>OFD</title><body><script src="/ofd.js"></script></body>';

/** The viewer's page and the library out of node_modules, on loopback. */
async function serve(): Promise<{ address: string; close: () => void }> {
  const library = await readFile(require.resolve('ofd.js'));
  const server = createServer((request, response) => {
    const wantsLibrary = request.url === '/ofd.js';
    response.setHeader('content-type', wantsLibrary ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(wantsLibrary ? library : PAGE);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The viewer has no port.');
  return { address: `http://127.0.0.1:${bound.port}/`, close: () => server.close() };
}

/** Opens the viewer; nothing is asked of any other machine. */
export async function openOfdViewer(): Promise<OfdViewer> {
  const server = await serve();
  const browser: Browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1240, height: 900 } });
  await page.goto(server.address);
  return {
    page,
    show: ofd =>
      page.evaluate(async base64 => {
        const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
        const { ofd: library } = window as Window & { ofd?: OfdLibrary };
        if (!library) throw new Error('ofd.js is not there.');
        const documents = await new Promise<unknown[]>((success, fail) =>
          library.parseOfdDocument({ ofd: new File([bytes], 'paper.ofd'), success, fail }),
        );
        const pages = library.renderOfd(1200, documents[0]);
        document.body.replaceChildren(...pages);
        await document.fonts.ready;
        return pages.map(each => [...each.querySelectorAll('text')].map(text => text.textContent).join(''));
      }, Buffer.from(ofd).toString('base64')),
    acceptsFont: font =>
      page.evaluate(async base64 => {
        const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
        const face = await new FontFace('Embedded', bytes).load().catch(() => undefined);
        return face?.status === 'loaded';
      }, Buffer.from(font).toString('base64')),
    async close() {
      await browser.close();
      server.close();
    },
  };
}
