/** Full-width signs are read as the narrow ones; white space before them is passed over. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * A cell for CSV and other tables that a spreadsheet opens: with an apostrophe before what it would run as a formula
 * (CWE-1236). Numbers stay numbers.
 */
export const withoutFormula = (text: string): string =>
  FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
