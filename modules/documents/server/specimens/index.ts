import type { Canvas } from '@napi-rs/canvas';
import { drawLandscape, drawPortrait } from './business-licence.ts';
import { photograph } from './degrade.ts';
import { drawIdCardBack, drawIdCardFront } from './identity-card.ts';
import { drawLetter, drawTableForm } from './papers.ts';
import { drawHouseholdPage, drawPropertyCertificate } from './registers.ts';
import { drawHygieneLicence, drawPublicationLicence } from './trade-licences.ts';
import type { Degradation, SpecimenData, SpecimenKind } from './types.ts';

export { specimenExamples } from './examples.ts';
export type { Degradation, SpecimenData, SpecimenKind } from './types.ts';

const drawings: Readonly<Record<SpecimenKind, (data: SpecimenData) => Canvas>> = {
  business_licence: drawLandscape,
  business_licence_portrait: drawPortrait,
  hygiene_licence: drawHygieneLicence,
  publication_licence: drawPublicationLicence,
  resident_id_card: drawIdCardFront,
  resident_id_card_back: drawIdCardBack,
  household_register: drawHouseholdPage,
  property_certificate: drawPropertyCertificate,
  table_form: drawTableForm,
  letter: drawLetter,
};

/**
 * Draws a fictional licence or paper and photographs it. Everything is made from the data by plain shapes: nothing
 * real is copied, and the same data, degradation and seed give the same bytes.
 *
 * @param data element codes to values; dates as 2026-11-21.
 * @returns a JPEG.
 */
export async function renderSpecimen(
  kind: SpecimenKind,
  data: SpecimenData,
  degradation: Degradation = {},
): Promise<Buffer> {
  return photograph(drawings[kind](data), degradation);
}
