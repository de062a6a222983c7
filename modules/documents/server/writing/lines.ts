import { mayBreakBetween } from './marks.ts';

/** What is never divided: a dash of two, an ellipsis of two, a Latin word, number or address; else one character. */
const UNIT =
  /——|……|[\p{Script=Latin}\p{Nd}](?:[\p{Script=Latin}\p{Nd}.,:/?&=%#@_~+-]*[\p{Script=Latin}\p{Nd}])?|./gsu;

function fits(text: string, width: number, measure: (text: string) => number): boolean {
  return measure(text) <= width + 0.01;
}

/** Divides a word that is longer than a whole line, such as a web address, wherever it must be. */
function splitLong(unit: string, width: number, measure: (text: string) => number): string[] {
  if (fits(unit, width, measure)) return [unit];
  const parts: string[] = [];
  let part = '';
  for (const character of unit) {
    if (part && !fits(part + character, width, measure)) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

interface LineOptions {
  /** Width of a line, in the unit of `measure`. */
  readonly width: number;
  /** Space kept free at the start of the first line. */
  readonly indent?: number;
  readonly measure: (text: string) => number;
}

/**
 * Breaks Chinese text into lines: anywhere between characters, but no line begins with a closing mark or
 * ends with an opening one; such a mark takes the character before it along to the next line. Line feeds
 * in the text are kept as breaks.
 */
export function breakLines(text: string, options: LineOptions): string[] {
  return text.split('\n').flatMap((paragraph, index) => breakParagraph(paragraph, options, index === 0));
}

function breakParagraph(text: string, { width, indent = 0, measure }: LineOptions, first: boolean): string[] {
  const units = (text.match(UNIT) ?? []).flatMap(unit => splitLong(unit, width - indent, measure));
  const lines: string[] = [];
  let line: string[] = [];
  const room = () => (first && lines.length === 0 ? width - indent : width);
  for (const unit of units) {
    if (line.length === 0 && unit === ' ' && lines.length > 0) continue;
    if (line.length > 0 && !fits(line.join('') + unit.trimEnd(), room(), measure)) {
      const cut = breakPoint([...line, unit]);
      lines.push(line.slice(0, cut).join('').trimEnd());
      line = line.slice(cut);
      if (line.length === 0 && unit === ' ') continue;
    }
    line.push(unit);
  }
  lines.push(line.join('').trimEnd());
  return lines;
}

/** The last place at or before the end of the line where it may be broken; the end itself if there is none. */
function breakPoint(units: readonly string[]): number {
  for (let cut = units.length - 1; cut > 0; cut -= 1) {
    if (mayBreakBetween(units[cut - 1] ?? '', units[cut] ?? '')) return cut;
  }
  return units.length - 1;
}
