import { documentErrors } from '../../../model/errors.ts';

/** Elements inside each other; a document of Office has some thirty. */
const deepest = 256;

/** Value of an attribute by its name without the prefix. */
type Attribute = (name: string) => string | undefined;

interface XmlReader {
  open?(name: string, attribute: Attribute): void;
  text?(text: string): void;
  close?(name: string): void;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined) return named[String(name)] ?? whole;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
      })
    : text;

const plain = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Where a tag ends: the first `>` outside quotes. */
const endOfTag = (xml: string, from: number): number => {
  for (let at = from; at < xml.length; at += 1) {
    const character = xml[at];
    if (character === '>') return at;
    if (character === '"' || character === "'") {
      at = xml.indexOf(character, at + 1);
      if (at < 0) break;
    }
  }
  throw documentErrors.BROKEN_FILE();
};

const attributesOf = (tag: string): Map<string, string> => {
  const found = new Map<string, string>();
  for (let at = 0; at < tag.length; ) {
    const equals = tag.indexOf('=', at);
    const start = equals + 1 + (/^\s*/.exec(tag.slice(equals + 1, equals + 9))?.[0].length ?? 0);
    const quote = tag[start];
    if (equals < 0 || (quote !== '"' && quote !== "'")) break;
    const end = tag.indexOf(quote, start + 1);
    if (end < 0) break;
    found.set(plain(tag.slice(at, equals).trim()), unescaped(tag.slice(start + 1, end)));
    at = end + 1;
  }
  return found;
};

/**
 * Reads XML of Office Open XML from beginning to end, in one pass, with names without their prefixes. There are
 * no document types, so nothing unfolds; nothing is kept, so it costs no more memory than its text.
 *
 * @throws DOCUMENTS_BROKEN_FILE when tags do not fit, DOCUMENTS_UNSAFE_ARCHIVE for what no program writes
 */
export function readXml(xml: string, reader: XmlReader): void {
  const opened: string[] = [];
  const skipTo = (end: string, from: number): number => {
    const found = xml.indexOf(end, from);
    if (found < 0) throw documentErrors.BROKEN_FILE();
    return found;
  };
  const element = (tag: string): void => {
    const empty = tag.endsWith('/');
    const inside = empty ? tag.slice(0, -1) : tag;
    const space = inside.search(/\s/);
    const full = space < 0 ? inside : inside.slice(0, space);
    const name = plain(full);
    let attributes: Map<string, string> | undefined;
    reader.open?.(name, wanted => {
      attributes ??= attributesOf(space < 0 ? '' : inside.slice(space));
      return attributes.get(wanted);
    });
    if (empty) reader.close?.(name);
    else if (opened.push(full) > deepest) throw documentErrors.UNSAFE_ARCHIVE();
  };
  for (let at = 0; at < xml.length; ) {
    const start = xml.indexOf('<', at);
    if (start !== at && opened.length > 0)
      reader.text?.(unescaped(xml.slice(at, start < 0 ? xml.length : start)));
    if (start < 0) break;
    if (xml.startsWith('<!--', start)) at = skipTo('-->', start + 4) + 3;
    else if (xml.startsWith('<?', start)) at = skipTo('?>', start + 2) + 2;
    else if (xml.startsWith('<![CDATA[', start)) {
      const end = skipTo(']]>', start + 9);
      reader.text?.(xml.slice(start + 9, end));
      at = end + 3;
    } else if (xml[start + 1] === '!') throw documentErrors.UNSAFE_ARCHIVE();
    else if (xml[start + 1] === '/') {
      const end = skipTo('>', start);
      const full = xml.slice(start + 2, end).trim();
      if (opened.pop() !== full) throw documentErrors.BROKEN_FILE();
      reader.close?.(plain(full));
      at = end + 1;
    } else {
      const end = endOfTag(xml, start + 1);
      element(xml.slice(start + 1, end));
      at = end + 1;
    }
  }
  if (opened.length > 0) throw documentErrors.BROKEN_FILE();
}
