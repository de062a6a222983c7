import PDFDocument from 'pdfkit';
import { fontFace } from '../fonts.ts';
import type { Sheet } from '../sheet.ts';
import { srgbProfile } from './colour-profile.ts';
import { metadataPacket, startOfDay, TOOL } from './metadata.ts';

declare global {
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      /** What a heading cell of a table heads. */
      scope?: 'Row' | 'Column';
    }
  }
  namespace PDFKit {
    interface PDFDocument {
      readonly _root: { readonly data: Record<string, unknown> };
    }
  }
}

const profile = srgbProfile();

/**
 * An empty tagged PDF/A-2a: PDF 1.7, zh-CN, both weights of the font embedded as subsets. pdfkit's own PDF/A option
 * is not used: it puts titles into the metadata without escaping them, so that an & in a name spoils the file.
 */
export class ArchiveDocument extends PDFDocument {
  readonly #sheet: Sheet;

  constructor(sheet: Sheet) {
    super({
      size: [sheet.size.width, sheet.size.height],
      margin: 0,
      font: '',
      pdfVersion: '1.7',
      tagged: true,
      lang: 'zh-CN',
      displayTitle: true,
      info: {
        Title: sheet.title,
        Author: sheet.author,
        Creator: TOOL,
        Producer: TOOL,
        CreationDate: startOfDay(sheet.date),
      },
    });
    this.#sheet = sheet;
    this.registerFont('regular', fontFace('regular')).registerFont('bold', fontFace('bold'));
  }

  /** pdfkit calls this before it closes the catalogue. */
  override endMetadata(): void {
    const metadata = this.ref({ Type: 'Metadata', Subtype: 'XML' });
    // The packet must be readable without unpacking anything (ISO 19005-2, 6.6.2.1).
    metadata.compress = false;
    metadata.end(Buffer.from(metadataPacket(this.#sheet)));
    const colours = this.ref({ N: 3 });
    colours.end(profile);
    this._root.data.Metadata = metadata;
    this._root.data.OutputIntents = [
      {
        Type: 'OutputIntent',
        S: 'GTS_PDFA1',
        OutputConditionIdentifier: new String('sRGB'),
        Info: new String('sRGB'),
        DestOutputProfile: colours,
      },
    ];
  }
}
