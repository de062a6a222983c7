import { chineseDate } from '../chinese-date.ts';
import { qrCodePath } from '../qr-code.ts';
import { SEAL_RADIUS, sealPaths } from '../seal.ts';
import { centredLine, type PlacedLine, QUIET, type TextStyle } from '../sheet.ts';
import type { Part } from './flow.ts';
import { BODY, measureBody, PITCH, TYPE_AREA } from './page.ts';

export interface Signature {
  readonly issuerName: string;
  /** `2026-11-21` */
  readonly date: string;
  readonly verifyUrl: string;
}

const CODE_SIZE = 76;
const CAPTION: TextStyle = { weight: 'regular', size: 9, colour: QUIET };

/** Office and date under its seal at the right, the code to check the paper by at the left. */
export function signature({ issuerName, date, verifyUrl }: Signature): Part {
  return {
    // Room for seal, office and date under the last line.
    pieces: [{ advance: SEAL_RADIUS * 2 + PITCH, reach: SEAL_RADIUS * 2 + 0.7 * PITCH }],
    takesTextAlong: true,
    place: ([place]) => {
      const { page = 0, y = 0 } = place ?? {};
      // The office stands two characters from the right edge (GB/T 9704-2012, 7.3.5.1).
      const half = Math.max(measureBody(issuerName) / 2, SEAL_RADIUS * 0.8);
      const centre = {
        x: TYPE_AREA.left + TYPE_AREA.width - 2 * BODY.size - half,
        y: y + SEAL_RADIUS - 0.1 * PITCH,
      };
      const code = { x: TYPE_AREA.left, y: centre.y - CODE_SIZE / 2 };
      const under = code.y + CODE_SIZE + 14;
      const line = (placed: PlacedLine) => ({ tag: 'P', lines: [{ ...placed, page }] }) as const;
      return {
        blocks: [
          { tag: 'Figure', alt: `${issuerName}印章`, page, paths: sealPaths(issuerName, centre) },
          line(centredLine(issuerName, centre.x, centre.y - 0.1 * PITCH, BODY)),
          line(centredLine(chineseDate(date), centre.x, centre.y + 0.95 * PITCH, BODY)),
          {
            tag: 'Figure',
            alt: `二维码，内容为核验网址 ${verifyUrl}`,
            page,
            paths: [qrCodePath(verifyUrl, code, CODE_SIZE)],
          },
          line(centredLine('扫码核验真伪', code.x + CODE_SIZE / 2, under, CAPTION)),
        ],
      };
    },
  };
}

/** Lines that somebody signs by hand, at the right, with room to write over each. */
export function signingPlace(lines: readonly string[]): Part {
  const step = 1.6 * PITCH;
  const x = TYPE_AREA.left + TYPE_AREA.width / 2;
  return {
    pieces: [{ advance: step * lines.length + PITCH, reach: step * lines.length }],
    takesTextAlong: true,
    place: ([place]) => {
      const { page = 0, y = 0 } = place ?? {};
      return {
        blocks: lines.map((text, index) => ({
          tag: 'P',
          lines: [{ text, at: { x, y: y + step * (index + 0.6) }, style: BODY, page }],
        })),
      };
    },
  };
}
