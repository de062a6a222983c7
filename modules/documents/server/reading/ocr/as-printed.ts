import type { RecognisedLine } from './decode.ts';

/** A year in brackets within the number of a document: 字〔2022〕第 (GB/T 9704-2012, 7.2.5). */
const yearOfNumber = /(?<=[字发函告])[(（[【〔](\d{4})[)）\]】〕](?=第?\d)/g;
/** A full stop of Chinese text, which small print makes a point. */
const point = /(?<=[\u4e00-\u9fff）)”])[.．](?=$|[\u4e00-\u9fff])/g;

/** An area in metres is one in square metres. */
const areaUnit = /(?<=面积[：:]?\d+(?:\.\d+)?)[mM]$/;

/**
 * Gives a line the marks that are printed in Chinese papers where the recogniser took another of the same look.
 * Every character stays in its place.
 */
export function asPrinted(line: RecognisedLine): RecognisedLine {
  const text = line.text.replace(yearOfNumber, '〔$1〕').replace(point, '。').replace(areaUnit, '㎡');
  const first = line.characters.map(({ options }) => options[0]?.text ?? '');
  if (text === line.text || first.join('') !== line.text) return { ...line, text: text.trim() };
  let at = 0;
  const characters = line.characters.map((one, index) => {
    const from = at;
    at += first[index]?.length ?? 0;
    const [best, ...others] = one.options;
    return best && at > from
      ? { ...one, options: [{ ...best, text: text.slice(from, at) }, ...others] }
      : one;
  });
  return { ...line, text: text.trim(), characters };
}
