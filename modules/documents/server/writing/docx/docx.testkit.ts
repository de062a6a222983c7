import { zipped } from '../zip.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A paragraph of one run. */
export const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;
export const row = (...texts: readonly string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`;
export const tableOf = (...rows: readonly string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;

function files(body: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${HEAD}<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...more,
  };
}

/** The smallest docx with this body; `more` adds files or takes the place of its own. For tests. */
export const docx = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipped(Object.entries(files(body, more)).map(([path, text]) => ({ path, bytes: Buffer.from(text) })));

/** The file of relationships of the document with one of them. */
export const relationship = (type: string, mode: string) => ({
  'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://elsewhere.example/x" ${mode}/></Relationships>`,
});
