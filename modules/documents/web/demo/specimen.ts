import { address } from '@zhiban/kernel/web';
import type { z } from 'zod';
import { getDemoSpecimenImage, type listDemoSpecimens } from '../../model/operations.ts';
import { type Changes, sentValues } from './values.ts';

export type Specimen = z.infer<typeof listDemoSpecimens.response>[number];

/** How the photograph was taken. */
export const CONDITIONS = ['good', 'tilted', 'dark', 'upside-down'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Where the photograph is. */
export function photograph({ key }: Pick<Specimen, 'key'>, condition: Condition, changes: Changes): string {
  return address(getDemoSpecimenImage, { key }, { condition, values: sentValues(changes) });
}
