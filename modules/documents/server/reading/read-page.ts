import type { Bilingual } from '@zhiban/kernel';
import type { ReadPage, ReadParagraph, ReadTable, TamperSign } from '../../model/reading.ts';
import { level } from './deskew.ts';
import type { TextLine } from './lines.ts';
import type { OcrEngine } from './ocr.ts';
import { brightness, greyPicture, type Picture } from './picture.ts';
import type { SourcePage } from './source-pages.ts';
import type { StageLog } from './stage-log.ts';
import { type Layout, layOut } from './stages/lay-out.ts';
import { orient } from './stages/orient.ts';
import { recognise } from './stages/recognise.ts';
import { tamper } from './stages/tamper.ts';

export interface PageRead {
  readonly page: ReadPage;
  readonly lines: readonly TextLine[];
  /** Characters that stand alone and were hardly seen. */
  readonly faint: readonly TextLine[];
  readonly tables: readonly ReadTable[];
  readonly paragraphs: readonly ReadParagraph[];
  readonly signs: readonly TamperSign[];
  readonly warnings: readonly Bilingual[];
}

/** Mean brightness of 255 below which people are told that the picture is dark; and the page's least size. */
const dark = 50;
const smallSide = 700;

const complaints = async (picture: Picture): Promise<Bilingual[]> => {
  const warnings: Bilingual[] = [];
  if ((await brightness(picture)) < dark) {
    warnings.push({
      zh: '照片偏暗，请在光亮处重拍或仔细核对。',
      en: 'The picture is dark; retake it in good light or compare with care.',
    });
  }
  if (Math.max(picture.width, picture.height) < smallSide) {
    warnings.push({
      zh: '照片太小，字可能看不清，请靠近重拍。',
      en: 'The picture is small; take it again from closer.',
    });
  }
  return warnings;
};

const asRead = (lines: readonly TextLine[]) =>
  lines.map(({ text, confidence, box }) => ({ text, confidence, box }));
const laidOut = ({ tables, paragraphs }: Layout): string =>
  `${tables.length} tables, ${paragraphs.length} paragraphs`;

/**
 * Reads one page: its own text where it has some, else its picture.
 * @param pages how many there are.
 */
export async function readPage(
  source: SourcePage,
  pages: number,
  loadOcr: () => Promise<OcrEngine>,
  log: StageLog,
): Promise<PageRead> {
  const { number, width, height } = source;
  const place = { page: number, pages };
  if (source.lines) {
    const { lines } = source;
    const fromPicture = async () =>
      layOut({
        number,
        lines,
        picture: await greyPicture(await source.picture()),
        skew: level(width, height),
      });
    const { tables, paragraphs } = source.layout ?? (await log.run('lay out', place, fromPicture, laidOut));
    const page = { number, width, height, rotation: 0, lines: asRead(lines) } as const;
    return { page, lines, faint: [], tables, paragraphs, signs: [], warnings: [] };
  }
  const picture = await source.picture();
  const ocr = await loadOcr();
  const upright = await log.run(
    'orient',
    place,
    () => orient(picture, ocr),
    result => `turned by ${result.rotation}, ${result.quads.length} lines`,
  );
  const recognised = await log.run(
    'recognise',
    place,
    () => recognise(upright, ocr),
    result => `${result.lines.reduce((sum, line) => sum + line.text.length, 0)} characters`,
  );
  const { rotation, clear } = upright;
  const { lines, tables, paragraphs } = await log.run(
    'lay out',
    place,
    () => layOut({ number, picture: clear, ...recognised }, quad => ocr.recognise(clear, quad)),
    laidOut,
  );
  const signs = await log.run(
    'tamper',
    place,
    () => tamper(picture, rotation, lines, number),
    result => `${result.length} signs`,
  );
  return {
    page: { number, width: clear.width, height: clear.height, rotation, lines: asRead(lines) },
    lines,
    faint: recognised.faint,
    tables,
    paragraphs,
    signs,
    warnings: await complaints(picture),
  };
}
