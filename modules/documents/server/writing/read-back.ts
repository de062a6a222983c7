import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader of a PDF gets: its text page by page, its metadata and its structure. For tests. */
export async function readBack(pdf: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  const pages: string[] = [];
  const tags: unknown[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items, lang } = await page.getTextContent();
    pages.push(items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    tags.push(lang, await page.getStructTree());
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  return { pages, tags, info };
}
