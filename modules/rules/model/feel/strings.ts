const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The value of a string literal, given with its quotes (DMN 1.5, 10.3.1.2, rules 35 and 64). */
export const unescaped = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(["'\\nrt]))/g,
      (whole, unit?: string, point?: string, plain?: string) => {
        if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
        if (point !== undefined) {
          const code = Number.parseInt(point, 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        }
        return ESCAPES[plain ?? ''] ?? plain ?? whole;
      },
    );
