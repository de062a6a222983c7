import { element } from '@zhiban/facts';
import type { Caller } from '@zhiban/identity';
import { route } from '@zhiban/identity/server';
import { type Bilingual, kernelErrors } from '@zhiban/kernel';
import type { Route } from '@zhiban/kernel/server';
import { z } from 'zod';
import { getDemoSpecimenImage, listDemoSpecimens } from '../model/operations.ts';
import { type Degradation, renderSpecimen, type SpecimenData, type SpecimenKind } from './specimens/index.ts';

/** A fictional licence that newcomers photograph and try. */
export interface DemoSpecimen {
  readonly key: string;
  readonly kind: SpecimenKind;
  readonly title: Bilingual;
  readonly about: Bilingual;
  readonly data: SpecimenData;
}

const CONDITIONS: Readonly<Record<'good' | 'tilted' | 'dark' | 'upside-down', Degradation>> = {
  good: { tilt: 0.8, noise: 4, quality: 88, seed: 1 },
  tilted: { tilt: 4, lean: 0.04, noise: 6, quality: 80, shadow: 0.25, seed: 2 },
  dark: { tilt: 1.5, light: 0.35, noise: 12, quality: 78, seed: 3 },
  'upside-down': { turn: 180, tilt: 1, noise: 6, quality: 82, seed: 4 },
};

const values = z.record(z.string(), z.string().max(500));

/** The routes of the photographs to try; composed only where demo sign-in is on. */
export function demoSpecimenRoutes(specimens: readonly DemoSpecimen[]): Route<Caller>[] {
  return [
    route(listDemoSpecimens, async () =>
      specimens.map(({ key, kind, title, about, data }) => ({
        key,
        kind,
        title,
        about,
        fields: Object.entries(data).map(([code, value]) => ({
          element: code,
          label: element(code).name,
          value,
        })),
      })),
    ),
    route(getDemoSpecimenImage, async ({ params, query }, { reply }) => {
      const specimen = specimens.find(({ key }) => key === params.key);
      if (!specimen) throw kernelErrors.NOT_FOUND();
      const changed = values.safeParse(parsed(query.values));
      if (!changed.success) throw kernelErrors.INVALID_INPUT({ problems: ['values'] });
      const known = Object.entries(changed.data).filter(([code]) => code in specimen.data);
      const data = { ...specimen.data, ...Object.fromEntries(known) };
      const image = await renderSpecimen(specimen.kind, data, CONDITIONS[query.condition]);
      return reply
        .type('image/jpeg')
        .header(
          'content-disposition',
          `inline; filename*=UTF-8''${encodeURIComponent(specimen.title.zh)}.jpg`,
        )
        .send(image);
    }),
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
