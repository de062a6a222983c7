import sharp from 'sharp';
import { expect, it } from 'vitest';
import { renderSpecimen, type SpecimenKind, specimenExamples } from './index.ts';

it('gives the same bytes for the same seed and others for another', async () => {
  const make = (seed: number) =>
    renderSpecimen('hygiene_licence', specimenExamples.hygiene_licence, {
      scale: 0.3,
      noise: 9,
      tilt: 3,
      seed,
    });
  const [first, again, other] = await Promise.all([make(5), make(5), make(6)]);
  expect(first.equals(again)).toBe(true);
  expect(first.equals(other)).toBe(false);
}, 20_000);

it.each<[SpecimenKind, 0 | 90 | 180 | 270, number, number]>([
  ['business_licence', 0, 640, 452],
  ['business_licence_portrait', 0, 452, 640],
  ['hygiene_licence', 90, 452, 640],
  ['publication_licence', 180, 640, 452],
  ['resident_id_card', 0, 480, 303],
  ['resident_id_card_back', 90, 303, 480],
  ['household_register', 0, 600, 436],
  ['property_certificate', 0, 496, 640],
  ['table_form', 0, 496, 560],
  ['letter', 270, 640, 496],
])(
  'draws %s turned by %i',
  async (kind, turn, width, height) => {
    const picture = await renderSpecimen(kind, specimenExamples[kind], { scale: 0.4, turn });
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width, height });
  },
  20_000,
);

it('is darker with less light', async () => {
  const mean = async (light: number): Promise<number> => {
    const file = await renderSpecimen('publication_licence', specimenExamples.publication_licence, {
      scale: 0.3,
      light,
    });
    return (await sharp(file).greyscale().stats()).channels[0]?.mean ?? 0;
  };
  expect(await mean(0.25)).toBeLessThan(0.3 * (await mean(1)));
}, 20_000);
