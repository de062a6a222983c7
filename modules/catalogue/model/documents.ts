import { UNLIMITED } from '@zhiban/facts';
import { type CompiledExpression, type FeelContext, FeelDate, toJson } from '@zhiban/rules';
import { catalogueErrors } from './errors.ts';
import type { CompileFeel } from './form.ts';
import type { LicenceDefinition, ServiceDefinition } from './service.ts';
import type { LetterValues, LicenceValues } from './types.ts';

/** 2026年3月5日; 长期 for an end that never comes. */
export function chineseDay(day: string): string {
  if (day === UNLIMITED) return '长期';
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

function printed(expression: CompiledExpression, context: FeelContext): string | null {
  const value = expression.evaluate(context);
  if (value === null) return null;
  return value instanceof FeelDate ? chineseDay(String(toJson(value))) : String(toJson(value));
}

function civilDay(expression: CompiledExpression, context: FeelContext, what: string): string {
  const value = expression.evaluate(context);
  if (!(value instanceof FeelDate)) throw catalogueErrors.NOT_A_VALUE({ what });
  return String(toJson(value));
}

/** Adds years to a civil day and goes back one day: a licence of four years ends on the day before. */
export function lastDayAfter(from: string, years: number): string {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, day - 1)).toISOString().slice(0, 10);
}

/** Compiles the values that stand on the licence. */
export function compileLicence(definition: LicenceDefinition, compile: CompileFeel) {
  const { validity, holder, title, typeName, typeCode } = definition;
  const number = compile(definition.number, 'licence.number');
  const holderName = compile(holder.name, 'licence.holder.name');
  const holderCode = compile(holder.code, 'licence.holder.code');
  const rows = definition.rows.map(({ label, value }, index) => ({
    label,
    value: compile(value, `licence.rows.${index}.value`),
  }));
  const keep = 'keep' in validity && {
    from: compile(validity.keep.from, 'licence.validity.keep.from'),
    to: compile(validity.keep.to, 'licence.validity.keep.to'),
  };
  const years = 'years' in validity ? validity.years : 0;

  return function licence(context: FeelContext, asOf: string): LicenceValues {
    const must = (expression: CompiledExpression, what: string): string => {
      const value = printed(expression, context);
      if (value === null || value === '') throw catalogueErrors.NOT_A_VALUE({ what });
      return value;
    };
    const validFrom = keep ? civilDay(keep.from, context, '有效期自') : asOf;
    const validTo = keep ? civilDay(keep.to, context, '有效期至') : lastDayAfter(asOf, years);
    return {
      title,
      typeName,
      typeCode,
      number: must(number, '编号'),
      holderName: must(holderName, '持证主体'),
      holderCode: must(holderCode, '持证主体代码'),
      holderCodeType: holder.codeType,
      validFrom,
      validTo: validTo === UNLIMITED ? null : validTo,
      rows: rows.map(({ label, value }) => ({ label, value: must(value, label) })),
    };
  };
}

/** Compiles the letters: plain text with FEEL expressions in braces. */
export function compileLetters(letters: ServiceDefinition['letters'], compile: CompileFeel) {
  const compiled = Object.entries(letters).map(([kind, letter]) => {
    const paragraphs = letter.paragraphs.map((text, index) =>
      // Odd pieces stood in braces.
      text
        .split(/\{([^{}]*)\}/)
        .map((piece, part) =>
          part % 2 === 0 ? piece : compile(piece, `letters.${kind}.paragraphs.${index}`),
        ),
    );
    return [kind, { letter, paragraphs }] as const;
  });
  const byKind = new Map(compiled);

  return function write(kind: keyof ServiceDefinition['letters'], context: FeelContext): LetterValues {
    const { letter, paragraphs } = byKind.get(kind) ?? { letter: letters[kind], paragraphs: [] };
    return {
      title: letter.title,
      numberPrefix: letter.numberPrefix,
      paragraphs: paragraphs.map(pieces =>
        pieces
          .map(piece => (typeof piece === 'string' ? piece : (printed(piece, context) ?? '（未填写）')))
          .join(''),
      ),
    };
  };
}
