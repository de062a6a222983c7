import { documentErrors } from '../../model/errors.ts';
import type { Licence } from '../../model/licence.ts';
import {
  fillLicenceText,
  type LicenceField,
  type LicenceLayout,
  type LicencePart,
  licencePageSize,
  rowsNamedIn,
} from '../../model/licence-layout.ts';
import { chineseDate, chineseDateInNumerals } from './chinese-date.ts';
import { framePaths } from './frame.ts';
import { type LicenceRow, rowBlocks } from './licence-rows.ts';
import { qrCodePath } from './qr-code.ts';
import { sealPaths } from './seal.ts';
import { type Block, MILLIMETRE, type Path, type Sheet } from './sheet.ts';
import { type Box, setText } from './text-box.ts';

/** What a licence shows. */
export interface LicenceDocument {
  readonly licence: Licence;
  /** 公共场所卫生许可证 */
  readonly title: string;
  /** What is printed in the middle, from the holder to the validity, in this order. */
  readonly rows: readonly LicenceRow[];
  /** Where anyone can check the licence; in the QR code and in print. */
  readonly verifyUrl: string;
  /** One more line at the foot: the evidence code, or that this is a demonstration. */
  readonly note?: string;
}

const points = ({ x, y, width, height }: Box): Box => ({
  x: x * MILLIMETRE,
  y: y * MILLIMETRE,
  width: width * MILLIMETRE,
  height: height * MILLIMETRE,
});

function fieldsOf({ licence, title, verifyUrl, note = '' }: LicenceDocument): Record<LicenceField, string> {
  return {
    title,
    number: licence.number,
    identifier: licence.identifier,
    holderName: licence.holderName,
    holderCode: licence.holderCode,
    issuerName: licence.issuerName,
    issueDate: chineseDate(licence.issueDate),
    issueDateInNumerals: chineseDateInNumerals(licence.issueDate),
    validFrom: chineseDate(licence.validFrom),
    validTo: licence.validTo === null ? '长期' : chineseDate(licence.validTo),
    verifyUrl,
    note,
  };
}

/** The labels that a layout's texts name: their rows do not stand among the others again. */
const namedLabels = ({ parts }: LicenceLayout): Set<string> =>
  new Set(parts.flatMap(piece => (piece.part === 'text' ? rowsNamedIn(piece.text) : [])));

/** @throws DOCUMENTS_LICENCE_ROW_MISSING */
function rowNamed({ rows, title }: LicenceDocument, label: string): LicenceRow {
  const found = rows.find(row => row.label === label);
  if (!found) throw documentErrors.LICENCE_ROW_MISSING({ title, label });
  return found;
}

function decoration(piece: LicencePart, size: Sheet['size']): Path[] {
  if (piece.part === 'frame') return framePaths(size, { ...piece, inset: piece.inset * MILLIMETRE });
  if (piece.part !== 'rule') return [];
  const { from, to, thickness, colour } = piece;
  return [
    {
      steps: [
        ['M', from.x * MILLIMETRE, from.y * MILLIMETRE],
        ['L', to.x * MILLIMETRE, to.y * MILLIMETRE],
      ],
      stroke: colour,
      lineWidth: thickness,
    },
  ];
}

/** What one part of the layout adds to be read; undefined when its text does not fit. */
function blocksOf(piece: LicencePart, document: LicenceDocument, layout: LicenceLayout): Block[] | undefined {
  const { licence, verifyUrl } = document;
  switch (piece.part) {
    case 'frame':
    case 'rule':
      return [];
    case 'text': {
      const filled = fillLicenceText(
        piece.text,
        fieldsOf(document),
        label => rowNamed(document, label).value,
      );
      const { weight, size, colour, spacing } = piece;
      const lines = setText(filled, points(piece.region), { weight, size, colour, spacing }, piece);
      if (!lines) return undefined;
      return lines.length > 0 ? [{ tag: piece.heading ? 'H1' : 'P', lines }] : [];
    }
    case 'rows': {
      const named = namedLabels(layout);
      const rows = piece.only
        ? piece.only.map(label => rowNamed(document, label))
        : document.rows.filter(row => !named.has(row.label));
      return rowBlocks(rows, points(piece.region), piece);
    }
    case 'code': {
      const at = { x: piece.x * MILLIMETRE, y: piece.y * MILLIMETRE };
      const path = qrCodePath(verifyUrl, at, piece.size * MILLIMETRE);
      return [{ tag: 'Figure', alt: `二维码，内容为核验网址 ${verifyUrl}`, paths: [path] }];
    }
    case 'seal': {
      const centre = { x: piece.centre.x * MILLIMETRE, y: piece.centre.y * MILLIMETRE };
      const paths = sealPaths(licence.issuerName, centre, (piece.diameter / 2) * MILLIMETRE);
      return [{ tag: 'Figure', alt: `${licence.issuerName}印章`, paths }];
    }
  }
}

/**
 * Sets a licence on its one page.
 * @throws DOCUMENTS_TEXT_TOO_LONG, DOCUMENTS_LICENCE_ROW_MISSING
 */
export function licenceSheet(document: LicenceDocument, layout: LicenceLayout): Sheet {
  const { licence, title } = document;
  const { width, height } = licencePageSize(layout);
  const size = { width: width * MILLIMETRE, height: height * MILLIMETRE };
  return {
    title: `${title} ${licence.number}`,
    author: licence.issuerName,
    date: licence.issueDate,
    identifier: licence.identifier,
    size,
    pages: [{ paths: layout.parts.flatMap(piece => decoration(piece, size)) }],
    blocks: layout.parts.flatMap(piece => {
      const blocks = blocksOf(piece, document, layout);
      if (!blocks) throw documentErrors.TEXT_TOO_LONG({ title });
      return blocks;
    }),
  };
}
