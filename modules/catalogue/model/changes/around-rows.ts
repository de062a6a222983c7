/**
 * What a DMN file says beside the rows of its tables and beside its drawing, one element a line: the same for two
 * files that differ only in how they are written (blanks, order of attributes, quotes).
 */
export function aroundRows(xml: string): string {
  return xml
    .replace(/<\?.*?\?>/gs, '')
    .replace(/<rule\b.*?<\/rule>/gs, '')
    .replace(/<(\w+:)?DMNDI\b.*?<\/\1DMNDI>/gs, '')
    .replaceAll('&quot;', '"')
    .replace(/<([\w:]+)((?:\s+[\w:.-]+=(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g, inOneOrder)
    .replace(/<([\w:]+)([^<>]*)><\/\1>/g, '<$1$2/>')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/>\s*</g, '>\n<')
    .trim();
}

function inOneOrder(_tag: string, name: string, attributes: string, end: string): string {
  const sorted = attributes.match(/[\w:.-]+=(?:"[^"]*"|'[^']*')/g)?.sort() ?? [];
  return `<${[name, ...sorted].join(' ')}${end}>`;
}
