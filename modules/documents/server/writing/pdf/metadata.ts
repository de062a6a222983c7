import type { Sheet } from '../sheet.ts';
import { escapeXml } from '../xml.ts';

export const TOOL = '智办';

/** The instant at which the day of a paper begins in China. */
export const startOfDay = (date: string): Date => new Date(`${date}T00:00:00+08:00`);

/**
 * The metadata packet of a PDF/A-2a (ISO 19005-2, 6.6): what the information dictionary says, word for word, and
 * which standard the file keeps. Only properties that need no schema of their own.
 */
export function metadataPacket({ title, author, date, identifier }: Sheet): string {
  const created = startOfDay(date).toISOString().replace('.000Z', 'Z');
  const text = escapeXml;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${text(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${text(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:identifier>${text(identifier)}</dc:identifier>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>${created}</xmp:CreateDate>
<xmp:CreatorTool>${TOOL}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>${TOOL}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}
