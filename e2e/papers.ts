import { renderSpecimen, specimenExamples } from '@zhiban/documents/server';
import type { Page } from 'playwright-core';
import type { Paper } from './steps.ts';

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

export const wrongType: Paper = { name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('这不是一张照片') };

export const wordDocument: Paper = {
  name: '说明.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from('PK'),
};

export const emptyFile: Paper = { name: '空.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) };
