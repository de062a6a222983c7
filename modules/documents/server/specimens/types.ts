/** The materials that can be drawn; the business licence exists in both of its official layouts, the card in both sides. */
export type SpecimenKind =
  | 'business_licence'
  | 'business_licence_portrait'
  | 'hygiene_licence'
  | 'publication_licence'
  | 'resident_id_card'
  | 'resident_id_card_back'
  | 'household_register'
  | 'property_certificate'
  | 'table_form'
  | 'letter';

/**
 * Element code to value; dates as 2026-11-21, 长期 for an unlimited term. An absent element is left blank. A form's
 * `items` are rows of cells (a,b,c;d,e,f); a letter has `title`, `body` (paragraphs by line), `signature` and `date`.
 */
export type SpecimenData = Readonly<Record<string, string>>;

/** How a specimen is printed; everything absent is as usual. */
export interface PrintStyle {
  /** Paths of the font files. */
  readonly fonts?: { readonly regular: string; readonly bold: string };
  /** `spread` over a fixed width (名　　称), or followed by a colon (名称：). */
  readonly labels?: 'spread' | 'colon';
  /** Licences of premises: label and value in the cells of a ruled table. */
  readonly ruled?: boolean;
  /** Colour of the print. */
  readonly ink?: string;
}

/** A line as it was printed: where it begins and where its middle is, its width and the size of its type, in pixels of the sheet. */
export interface PrintedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** What a hand, a lamp and a phone do to a picture. Everything absent leaves the picture clean. */
export interface Degradation {
  /** Clockwise turn of the finished photograph, in degrees. */
  readonly turn?: 0 | 90 | 180 | 270;
  /** Clockwise tilt of the sheet on the table, in degrees; reasonable to 10. */
  readonly tilt?: number;
  /** How far the camera leans: the far edge is shortened by this share of the sheet (0 to 0.2). */
  readonly lean?: number;
  /** Standard deviation of the blur, in pixels. */
  readonly blur?: number;
  /** Standard deviation of the sensor's noise, in grey levels of 255. */
  readonly noise?: number;
  /** Share of the light that is left: 1 is daylight, 0.2 a dim room. */
  readonly light?: number;
  /** Depth of a shadow that falls over one side (0 to 1). */
  readonly shadow?: number;
  /** Enlargement or reduction before the other effects; 1 is 1600 pixels on the long side. */
  readonly scale?: number;
  /** JPEG quality, 1 to 100; 92 unless told. */
  readonly quality?: number;
  /** Seed of everything random; the same seed gives the same bytes. */
  readonly seed?: number;
}
