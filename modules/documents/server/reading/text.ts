/** CJK radicals that PDF fonts leave in place of characters and that Unicode's compatibility mapping lacks. */
const radicals: Readonly<Record<string, string>> = {
  '⺟': '母',
  '⺠': '民',
  '⺎': '兀',
  '⺏': '尣',
  '⺒': '巳',
  '⺓': '幺',
  '⺔': '彑',
  '⺙': '攵',
  '⺝': '月',
  '⺢': '水',
  '⺣': '灬',
  '⺩': '王',
  '⺪': '疋',
  '⺬': '示',
  '⺭': '礻',
  '⺮': '竹',
  '⺶': '羊',
  '⺼': '肉',
  '⺾': '艹',
  '⻁': '虎',
  '⻂': '衤',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻈': '讠',
  '⻉': '贝',
  '⻋': '车',
  '⻌': '辶',
  '⻒': '镸',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻨': '麦',
  '⻩': '黄',
  '⻪': '黾',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
};

const chinesePunctuation: Readonly<Record<string, string>> = {
  '(': '（',
  ')': '）',
  ',': '，',
  ';': '；',
  ':': '：',
};

const cjk = /[\u3400-\u9fff]/;

/**
 * The characters that were meant: radicals (U+2E80 to U+2FDF) become characters, full-width digits and
 * letters become plain ones, spaces vanish except between Latin letters.
 */
export function meantText(text: string): string {
  return text
    .replace(/[\u2f00-\u2fd5\uf900-\ufaff]/g, character => character.normalize('NFKC'))
    .replace(/[\u2e80-\u2ef3]/g, character => radicals[character] ?? character)
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, character =>
      String.fromCharCode(character.charCodeAt(0) - 0xfee0),
    )
    .replace(/\s+/g, ' ')
    .replace(/(?<![A-Za-z]) | (?![A-Za-z])/g, '')
    .trim();
}

/** Text of a Chinese document with its punctuation in full width, and no stray marks at either end. */
export function chineseText(text: string): string {
  const meant = meantText(text)
    .replace(/^[：:；;，,、。.·\-_|）)]+|[：:；;，,、.·_|（(]+$/g, '')
    .replace(/^[（(](?=[^）)]*$)/, '');
  if (!cjk.test(meant)) return meant;
  return meant.replace(/[(),;:]/g, mark => chinesePunctuation[mark] ?? mark);
}

/** Only what distinguishes words: no spaces, brackets or punctuation. */
export function bareText(text: string): string {
  return meantText(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** How many characters must be changed, added or left out to make one text of the other (Levenshtein 1966). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const changed = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, changed));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
