import { renderSpecimen, specimenExamples } from '@zhiban/documents/server';
import type { Page } from 'playwright-core';

/** A file as a person hands it in. */
export interface Paper {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A photograph from the demonstration's drawer, with some of its words changed. */
export async function photographOf(
  page: Page,
  specimen: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<Paper> {
  const answer = await page.request.get(`/api/demo/specimens/${specimen}/image`, {
    params: { values: JSON.stringify(changes) },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return { name: '照片.jpg', mimeType: 'image/jpeg', buffer: await answer.body() };
}

/** The hygiene licence of a company that nobody in this town knows. */
export async function licenceOfAnotherCompany(): Promise<Paper> {
  const buffer = await renderSpecimen('hygiene_licence', specimenExamples.hygiene_licence);
  return { name: '别人的证.jpg', mimeType: 'image/jpeg', buffer };
}

export const wrongType: Paper = {
  name: '照片.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('这不是一张照片'),
};

export const film: Paper = { name: '说明.mp4', mimeType: 'video/mp4', buffer: Buffer.from('ftyp') };

export const emptyFile: Paper = { name: '空.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) };

/** One page behind a password: the standard handler of ISO 32000-1, 7.6.3, with entries that no empty password opens. */
export const encryptedPdf: Paper = {
  name: '加密.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj',
      `4 0 obj<</Filter/Standard/V 1/R 2/O<${'5a'.repeat(32)}>/U<${'a5'.repeat(32)}>/P -4>>endobj`,
      `trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<${'00'.repeat(16)}><${'00'.repeat(16)}>]>>`,
      'startxref 0 %%EOF',
    ].join('\n'),
  ),
};
