import { createHash } from 'node:crypto';
import { assertPrintable, type Weight } from '../fonts.ts';
import { type Block, linesOf, MILLIMETRE, type PlacedLine, type Sheet } from '../sheet.ts';
import { escapeXml } from '../xml.ts';
import { fontFile } from './font-file.ts';
import { pathObject, textObject } from './objects.ts';
import { assembleOfd, type OfdPart } from './package.ts';

const XMLNS = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const WEIGHTS: readonly Weight[] = ['regular', 'bold'];
/** Identifiers of a document are its own; the fonts and the colour space come first. */
const COLOUR_SPACE = 1;
const FONT_IDS: Readonly<Record<Weight, number>> = { regular: 2, bold: 3 };
const FIRST_ID = 4;

const xmlPart = (path: string, body: string): OfdPart => ({
  path,
  bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`),
});

/** What a page shows, in the order in which it is drawn. */
type Mark = { readonly draw: (id: number) => string; readonly block: number };

const lineMark = (line: PlacedLine, block: number): Mark => ({
  draw: id => textObject(id, line, FONT_IDS[line.style.weight]),
  block,
});

/** Marks of one page; `block` is the place in reading order, -1 for what is not read aloud. */
function marksOf(sheet: Sheet, page: number): Mark[] {
  const { paths = [], lines = [] } = sheet.pages[page] ?? {};
  const on = (place: number | undefined) => (place ?? 0) === page;
  return [
    ...paths.map((path): Mark => ({ draw: id => pathObject(id, path), block: -1 })),
    ...lines.map(line => lineMark(line, -1)),
    ...sheet.blocks.flatMap((block, index): Mark[] => {
      if (block.tag === 'Figure') {
        return on(block.page)
          ? block.paths.map(path => ({ draw: id => pathObject(id, path), block: index }))
          : [];
      }
      return blockLines(block)
        .filter(line => on(line.page))
        .map(line => lineMark(line, index));
    }),
  ];
}

const blockLines = (block: Exclude<Block, { tag: 'Figure' }>): readonly PlacedLine[] =>
  block.tag === 'Table' ? block.rows.flat().flatMap(cell => cell.lines) : block.lines;

interface Numbered {
  readonly id: number;
  readonly block: number;
}
interface OfdPage {
  readonly id: number;
  readonly xml: string;
  readonly objects: readonly Numbered[];
}

function pagesOf(sheet: Sheet): { pages: OfdPage[]; maxId: number } {
  let last = FIRST_ID - 1;
  const next = () => {
    last += 1;
    return last;
  };
  const pages = sheet.pages.map((_, index) => {
    const [id, layer] = [next(), next()];
    const objects: Numbered[] = [];
    const drawn = marksOf(sheet, index).map(({ draw, block }) => {
      const object = next();
      objects.push({ id: object, block });
      return draw(object);
    });
    const xml =
      `<ofd:Page ${XMLNS}><ofd:Content><ofd:Layer ID="${layer}" Type="Body">` +
      `${drawn.join('\n')}</ofd:Layer></ofd:Content></ofd:Page>`;
    return { id, xml, objects };
  });
  return { pages, maxId: last };
}

/** What each object is, for readers that read aloud: our own tags over the objects (GB/T 33190-2016, 16). */
function structure(sheet: Sheet, pages: readonly OfdPage[]): string {
  const refs = (block: number) =>
    pages
      .flatMap(page =>
        page.objects
          .filter(object => object.block === block)
          .map(object => `<ofd:ObjectRef PageRef="${page.id}">${object.id}</ofd:ObjectRef>`),
      )
      .join('');
  const tags = sheet.blocks.map((block, index) => {
    const alt = block.tag === 'Figure' ? ` Alt="${escapeXml(block.alt)}"` : '';
    return `<${block.tag}${alt}>${refs(index)}</${block.tag}>`;
  });
  return `<Structure ${XMLNS}>${tags.join('\n')}</Structure>`;
}

function fontParts(sheet: Sheet): { parts: OfdPart[]; declared: string } {
  const lines = linesOf(sheet);
  const used = WEIGHTS.map(weight => ({
    weight,
    text: lines
      .filter(line => line.style.weight === weight)
      .map(line => line.text)
      .join(''),
  })).filter(({ text }) => text !== '');
  return {
    parts: used.map(({ weight, text }) => ({
      path: `Doc_0/Res/${weight}.ttf`,
      bytes: fontFile(weight, text),
    })),
    declared: used
      .map(
        ({ weight }) =>
          `<ofd:Font ID="${FONT_IDS[weight]}" FontName="Noto Sans SC" FamilyName="Noto Sans SC"` +
          `${weight === 'bold' ? ' Bold="true"' : ''}><ofd:FontFile>${weight}.ttf</ofd:FontFile></ofd:Font>`,
      )
      .join(''),
  };
}

/** Everything of the document but its entry file. */
function documentParts(sheet: Sheet): OfdPart[] {
  const { width, height } = sheet.size;
  const size = [width, height].map(points => Math.round((points / MILLIMETRE) * 1000) / 1000).join(' ');
  const { pages, maxId } = pagesOf(sheet);
  const fonts = fontParts(sheet);
  const listed = pages
    .map(({ id }, index) => `<ofd:Page ID="${id}" BaseLoc="Pages/Page_${index}/Content.xml"/>`)
    .join('');
  return [
    xmlPart(
      'Doc_0/Document.xml',
      `<ofd:Document ${XMLNS}><ofd:CommonData><ofd:MaxUnitID>${maxId}</ofd:MaxUnitID>` +
        `<ofd:PageArea><ofd:PhysicalBox>0 0 ${size}</ofd:PhysicalBox></ofd:PageArea>` +
        `<ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DefaultCS>${COLOUR_SPACE}</ofd:DefaultCS></ofd:CommonData>` +
        `<ofd:Pages>${listed}</ofd:Pages><ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags></ofd:Document>`,
    ),
    xmlPart(
      'Doc_0/PublicRes.xml',
      `<ofd:Res ${XMLNS} BaseLoc="Res"><ofd:ColorSpaces><ofd:ColorSpace ID="${COLOUR_SPACE}" Type="RGB"/>` +
        `</ofd:ColorSpaces><ofd:Fonts>${fonts.declared}</ofd:Fonts></ofd:Res>`,
    ),
    ...pages.map(({ xml }, index) => xmlPart(`Doc_0/Pages/Page_${index}/Content.xml`, xml)),
    xmlPart(
      'Doc_0/Tags/CustomTags.xml',
      `<ofd:CustomTags ${XMLNS}><ofd:CustomTag NameSpace="zhiban:structure"><ofd:FileLoc>Structure.xml</ofd:FileLoc>` +
        '</ofd:CustomTag></ofd:CustomTags>',
    ),
    xmlPart('Doc_0/Tags/Structure.xml', structure(sheet, pages)),
    ...fonts.parts,
  ];
}

/** 32 hexadecimal digits from the content itself: the same paper has the same identifier. */
function documentId(parts: readonly OfdPart[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of parts) hash.update(path).update(bytes);
  return hash.digest('hex').slice(0, 32);
}

function entry(sheet: Sheet, id: string): OfdPart {
  const { title, author, date, identifier } = sheet;
  return xmlPart(
    'OFD.xml',
    `<ofd:OFD ${XMLNS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>${id}</ofd:DocID>` +
      `<ofd:Title>${escapeXml(title)}</ofd:Title><ofd:Author>${escapeXml(author)}</ofd:Author>` +
      `<ofd:CreationDate>${date}</ofd:CreationDate><ofd:Creator>智办</ofd:Creator>` +
      `<ofd:CustomDatas><ofd:CustomData Name="identifier">${escapeXml(identifier)}</ofd:CustomData></ofd:CustomDatas>` +
      '</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
  );
}

/** Draws a sheet as OFD (GB/T 33190-2016). @throws DOCUMENTS_CHARACTER_NOT_IN_FONT */
export function writeOfd(sheet: Sheet): Uint8Array {
  assertPrintable(linesOf(sheet).map(line => line.text));
  const parts = documentParts(sheet);
  const info = Buffer.from([sheet.title, sheet.author, sheet.date, sheet.identifier].join('\n'));
  return assembleOfd([entry(sheet, documentId([...parts, { path: 'info', bytes: info }])), ...parts]);
}
