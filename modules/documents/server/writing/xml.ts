const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it stands between tags or in an attribute. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, sign => ENTITIES[sign] ?? sign);
