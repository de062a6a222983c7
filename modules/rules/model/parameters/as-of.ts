import { rulesErrors } from '../problems.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import type { DatedParameters, Parameter, Validity } from './schema.ts';
import { feelValueOf } from './value.ts';

/** The value that holds on a day: the last that began by then, unless it has ended. */
function validOn({ values }: Parameter, day: string): Validity | undefined {
  let latest: Validity | undefined;
  for (const value of values) if (value.from <= day && (!latest || value.from > latest.from)) latest = value;
  return latest?.to !== undefined && latest.to < day ? undefined : latest;
}

/** The names of the parameters that have no value on a day. */
export const withoutValue = (parameters: DatedParameters, day: string): string[] =>
  Object.keys(parameters).filter(name => {
    const parameter = parameters[name];
    return parameter !== undefined && !validOn(parameter, day);
  });

const periods = ({ values }: Parameter): string =>
  values
    .toSorted((a, b) => a.from.localeCompare(b.from))
    .map(({ from, to }) => (to === undefined ? `${from}…` : `${from}…${to}`))
    .join('、');

/**
 * The parameters' values on a day, for rules that are evaluated as of it.
 * @param parameters checked by `checkParameters`
 * @param day a civil day, `2026-11-21`
 * @param names those that are read; all by default
 * @throws AppError RULES_NO_PARAMETER for one that has no value on that day: a rule never reads null in its place
 */
export function parametersAsOf(
  parameters: DatedParameters,
  day: string,
  names: Iterable<string> = Object.keys(parameters),
): FeelContext {
  return Object.fromEntries(
    Array.from(names).flatMap((name): [string, FeelValue][] => {
      const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
      if (!parameter) return [];
      const value = validOn(parameter, day);
      if (!value) throw rulesErrors.NO_PARAMETER({ name, day, periods: periods(parameter) });
      return [[name, feelValueOf(value, parameter.type)]];
    }),
  );
}
