import { drawLandscape, drawPortrait } from './business-licence.ts';
import { photograph, sheetPlace } from './degrade.ts';
import { drawIdCardBack, drawIdCardFront } from './identity-card.ts';
import type { Sheet } from './paint.ts';
import { drawLetter, drawTableForm } from './papers.ts';
import { drawHouseholdPage, drawPropertyCertificate } from './registers.ts';
import { drawHygieneLicence, drawPublicationLicence } from './trade-licences.ts';
import type { Degradation, PrintedLine, PrintStyle, SpecimenData, SpecimenKind } from './types.ts';

export { specimenExamples } from './examples.ts';
export type { Degradation, PrintedLine, PrintStyle, SpecimenData, SpecimenKind } from './types.ts';

const drawings: Readonly<Record<SpecimenKind, (data: SpecimenData, style?: PrintStyle) => Sheet>> = {
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

/** A specimen's photograph with what was printed, to hold a reading against it. */
export interface PhotographedSpecimen {
  readonly file: Buffer;
  readonly lines: readonly PrintedLine[];
  /** Where a place of the upright photograph, in shares of its width and height, lies on the sheet, in pixels. */
  readonly onSheet: (x: number, y: number) => { readonly x: number; readonly y: number };
}

/**
 * Draws a fictional licence or paper and photographs it. Everything is made from the data by plain shapes: nothing
 * real is copied, and the same data, degradation and seed give the same bytes.
 *
 * @param data element codes to values; dates as 2026-11-21.
 */
export async function photographSpecimen(
  kind: SpecimenKind,
  data: SpecimenData,
  degradation: Degradation = {},
  style: PrintStyle = {},
): Promise<PhotographedSpecimen> {
  const { canvas, lines } = drawings[kind](data, style);
  return { file: await photograph(canvas, degradation), lines, onSheet: sheetPlace(canvas, degradation) };
}

/** The same as nothing but a JPEG. */
export async function renderSpecimen(
  kind: SpecimenKind,
  data: SpecimenData,
  degradation: Degradation = {},
): Promise<Buffer> {
  return (await photographSpecimen(kind, data, degradation)).file;
}
