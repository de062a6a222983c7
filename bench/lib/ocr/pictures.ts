import { fileURLToPath } from 'node:url';
import {
  type Degradation,
  type PhotographedSpecimen,
  type PrintStyle,
  photographSpecimen,
  type SpecimenData,
  type SpecimenKind,
} from '@zhiban/documents/server';
import { type Chance, chanceFrom } from './chance.ts';
import { specimenData } from './data.ts';

const font = (path: string): string => fileURLToPath(import.meta.resolve(path));

const fonts: readonly Pick<PrintStyle, 'fonts'>[] = [
  {},
  {
    fonts: {
      regular: font('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
      bold: font('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
    },
  },
  {
    fonts: {
      regular: font('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff'),
      bold: font('@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-700-normal.woff'),
    },
  },
];

const printed = (chance: Chance): PrintStyle => ({
  ...chance.pick(fonts),
  labels: chance.pick(['spread', 'spread', 'colon']),
  ruled: chance.pick([false, false, true]),
  ink: chance.pick(['#1b1b1b', '#000000', '#2c2c34', '#3a3230']),
});

const kinds: readonly SpecimenKind[] = [
  'business_licence',
  'business_licence_portrait',
  'hygiene_licence',
  'publication_licence',
  'resident_id_card',
  'resident_id_card_back',
  'household_register',
  'property_certificate',
  'table_form',
  'letter',
];

const either = (chance: Chance, least: number, most: number): number =>
  chance.pick([-1, 1]) * chance.between(least, most);

/** What every photograph has: a little grain and compression. */
const usual = (chance: Chance): Degradation => ({
  noise: chance.between(1, 5),
  quality: chance.whole(78, 92),
});

const degradations: Readonly<Record<string, (chance: Chance) => Degradation>> = {
  clean: () => ({}),
  tilted: chance => ({ ...usual(chance), tilt: either(chance, 2, 8) }),
  'from the side': chance => ({
    ...usual(chance),
    tilt: either(chance, 0, 3),
    lean: chance.between(0.05, 0.14),
  }),
  blurred: chance => ({ ...usual(chance), blur: chance.between(0.8, 1.7) }),
  noisy: chance => ({ quality: chance.whole(70, 90), noise: chance.between(9, 20) }),
  dim: chance => ({ ...usual(chance), noise: chance.between(4, 9), light: chance.between(0.22, 0.45) }),
  shadow: chance => ({ ...usual(chance), tilt: either(chance, 0, 2), shadow: chance.between(0.3, 0.65) }),
  'small, compressed': chance => ({ scale: chance.between(0.6, 0.8), quality: chance.whole(40, 62) }),
  'upside down': chance => ({ ...usual(chance), turn: 180, tilt: either(chance, 0, 2) }),
  'on its side': chance => ({ ...usual(chance), turn: chance.pick([90, 270]), tilt: either(chance, 0, 2) }),
};

/** A photograph of the set, and everything that is known about it. */
export interface Picture {
  readonly name: string;
  readonly kind: SpecimenKind;
  readonly degradation: string;
  readonly upright: boolean;
  readonly data: SpecimenData;
  readonly specimen: PhotographedSpecimen;
}

/**
 * Every kind in every degradation, so many times; each has data, type and layout of its own.
 * @param every leaves out all but every so many, a different kind of each degradation.
 */
export async function* pictures(seed: number, rounds: number, every = 1): AsyncGenerator<Picture> {
  for (let round = 0; round < rounds; round += 1) {
    for (const [which, [degradation, make]] of Object.entries(degradations).entries()) {
      for (const [index, kind] of kinds.entries()) {
        if ((which + index) % every !== 0) continue;
        const own = seed * 1_000_003 + (round * 100 + which) * 100 + index;
        const chance = chanceFrom(own);
        const data = specimenData(kind, chance);
        const style = printed(chance);
        const effects = { ...make(chance), seed: own };
        yield {
          name: `${kind} ${degradation} ${round + 1}`,
          kind,
          degradation,
          upright: !effects.turn,
          data,
          specimen: await photographSpecimen(kind, data, effects, style),
        };
      }
    }
  }
}
