import { beforeAll, describe, expect, it } from 'vitest';
import type { TamperSign } from '../../../model/reading.ts';
import { renderSpecimen, specimenExamples } from '../../specimens/index.ts';
import { loadOcr, type OcrEngine } from '../ocr.ts';
import { decodePicture } from '../picture.ts';
import { copied, pasted, redrawn } from '../tamper/forgeries.testkit.ts';
import { orient } from './orient.ts';
import { recognise } from './recognise.ts';
import { tamper } from './tamper.ts';

let ocr: OcrEngine;
beforeAll(async () => {
  ocr = await loadOcr(1);
}, 60_000);

const signsOf = async (file: Buffer): Promise<TamperSign[]> => {
  const picture = await decodePicture(file, 60_000_000);
  const upright = await orient(picture, ocr);
  const { lines } = await recognise(upright, ocr);
  return tamper(picture, upright.rotation, lines, 1);
};
const kinds = (signs: readonly TamperSign[]): string[] => [...new Set(signs.map(({ kind }) => kind))];

const data = specimenExamples.business_licence;
const photograph = () => renderSpecimen('business_licence', data, { noise: 6, quality: 92, seed: 5 });
/** The credit code as it is drawn on a landscape licence: 18 characters from 96, 266, some 18 pixels each. */
const code = { left: 92, top: 244, width: 340, height: 44 };

describe('photographs that were changed', () => {
  it('a digit copied over another: both places', async () => {
    const file = await photograph();
    // The 9 of the code's beginning over the 3 after it.
    const signs = await signsOf(
      await copied(file, { left: 95, top: 246, width: 19, height: 40 }, { left: 133, top: 246 }),
    );
    expect(kinds(signs)).toEqual(['copied']);
    const places = signs.map(({ box }) => Math.round((box?.x ?? 0) * 1600));
    expect(places.some(x => Math.abs(x - 95) < 12)).toBe(true);
    expect(places.some(x => Math.abs(x - 133) < 12)).toBe(true);
  }, 60_000);

  it('a code pasted from a drawing that was saved on its way', async () => {
    const other = await renderSpecimen('business_licence', { ...data, uscc: '91330199MA7C2D0W61' });
    const signs = await signsOf(await pasted(await photograph(), other, code));
    expect(kinds(signs)).toEqual(['ground']);
    expect(signs[0]?.text.zh).toContain('背后的纸面与周围不一样');
  }, 60_000);

  it('digits painted over and written again in another font', async () => {
    const place = { ...code, left: 260, width: 130 };
    const signs = await signsOf(await redrawn(await photograph(), place, '7412365'));
    expect(kinds(signs)).toEqual(['ground']);
    expect((signs[0]?.box?.x ?? 0) * 1600).toBeGreaterThan(220);
  }, 60_000);
});

describe('photographs that were not', () => {
  it.each([
    ['business_licence', { noise: 6, quality: 92, seed: 5 }],
    ['business_licence', { tilt: 3, shadow: 0.4, noise: 5, quality: 80, seed: 6 }],
    ['business_licence', {}],
    ['resident_id_card', { noise: 5, quality: 85, turn: 180, seed: 8 }],
    ['hygiene_licence', { light: 0.4, noise: 8, quality: 70, seed: 9 }],
    ['table_form', { noise: 4, blur: 0.8, seed: 2 }],
  ] as const)(
    '%s %j',
    async (kind, degradation) => {
      expect(await signsOf(await renderSpecimen(kind, specimenExamples[kind], degradation))).toEqual([]);
    },
    60_000,
  );
});
