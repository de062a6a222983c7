import { strToU8, type Zippable, zipSync } from 'fflate';

const types = (main: string, kind: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`;
const rels = (main: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${main}"/></Relationships>`;

const run = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const cell = (text: string, span = 1): string =>
  `<w:tc><w:tcPr>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}</w:tcPr>${run(text)}</w:tc>`;

/** The parts of a Word document: paragraphs, and tables of rows of cells (text, columns that it spans). */
export function docxParts(
  blocks: readonly (string | readonly (readonly (readonly [text: string, span?: number])[])[])[],
): Zippable {
  const body = blocks
    .map(block =>
      typeof block === 'string'
        ? run(block)
        : `<w:tbl>${block.map(row => `<w:tr>${row.map(([text, span]) => cell(text, span)).join('')}</w:tr>`).join('')}</w:tbl>`,
    )
    .join('');
  return {
    '[Content_Types].xml': strToU8(types('word/document.xml', 'wordprocessingml.document')),
    '_rels/.rels': strToU8(rels('word/document.xml')),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  };
}

/** The parts of an Excel workbook with one sheet of texts and numbers. */
export function xlsxParts(name: string, rows: readonly (readonly (string | number)[])[]): Zippable {
  const column = (index: number): string => String.fromCharCode(65 + index);
  const data = rows
    .map((row, y) => {
      const cells = row.map((value, x) =>
        typeof value === 'number'
          ? `<c r="${column(x)}${y + 1}"><v>${value}</v></c>`
          : `<c r="${column(x)}${y + 1}" t="inlineStr"><is><t>${value}</t></is></c>`,
      );
      return `<row r="${y + 1}">${cells.join('')}</row>`;
    })
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return {
    '[Content_Types].xml': strToU8(types('xl/workbook.xml', 'spreadsheetml.sheet')),
    '_rels/.rels': strToU8(rels('xl/workbook.xml')),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`,
    ),
  };
}

export const packed = (parts: Zippable): Uint8Array => zipSync(parts);
