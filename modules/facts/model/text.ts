/** Characters that are not seen and never meant: controls (all but line feed and tab) and format marks. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}]/gu;

/**
 * Full-width letters, digits and signs (U+FF01 to U+FF5E) and the ideographic space as their half-width
 * forms. With `'letters-digits'` Chinese punctuation, such as the brackets of a company's name, stays.
 */
export function toHalfWidth(text: string, what: 'all' | 'letters-digits' = 'all'): string {
  const range = what === 'all' ? /[\uff01-\uff5e]/g : /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
  return text
    .replace(range, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** Without invisible characters and outer blanks; blanks within a line are one space. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** As printed on a certificate: half-width, upper case, no blanks at all. */
export function tidyCode(text: string): string {
  return toHalfWidth(tidy(text)).replace(/\s/g, '').toUpperCase();
}

const VARIANTS: Readonly<Record<string, string>> = {
  '〔': '(',
  '【': '(',
  '[': '(',
  '「': '(',
  '〕': ')',
  '】': ')',
  ']': ')',
  '」': ')',
  '—': '-',
  '–': '-',
  '―': '-',
  '、': ',',
  '。': '.',
  '•': '·',
  '・': '·',
};

/** A form for comparison only: compatibility forms, blanks, kinds of brackets, dashes and dots do not count. */
export function comparable(text: string): string {
  return tidy(text)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[〔【[「〕】\]」—–―、。•・]/g, sign => VARIANTS[sign] ?? sign)
    .toUpperCase();
}
