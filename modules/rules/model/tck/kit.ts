import { compileDmn, type DecisionModel } from '../dmn/compile-dmn.ts';
import { equalValues } from '../values/compare.ts';
import { toJson } from '../values/convert.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../values/iso.ts';
import { isContext } from '../values/kinds.ts';
import { isNumber, parseNumber, toDecimal } from '../values/numbers.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** What became of one expected result of the DMN technology compatibility kit. */
export interface TckOutcome {
  readonly folder: string;
  readonly test: string;
  readonly passed: boolean;
  readonly detail: string;
}

const parts = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter(c => c.name === name);

function scalar(element: XmlElement): FeelValue {
  const text = element.text;
  if (element.attributes['xsi:nil'] === 'true') return null;
  switch (element.attributes['xsi:type']?.replace(/^.*:/, '')) {
    case 'string':
    case undefined:
      return text;
    case 'boolean':
      return text.trim() === 'true';
    case 'date':
      return parseDate(text.trim());
    case 'time':
      return parseTime(text.trim());
    case 'dateTime':
      return parseDateTime(text.trim());
    case 'duration':
      return parseDuration(text.trim());
    default:
      return parseNumber(text.trim());
  }
}

/** A value as the kit writes it: a scalar, a list of items, or components of a context. */
function readValue(element: XmlElement): FeelValue {
  const [list] = parts(element, 'list');
  if (list) return list.attributes['xsi:nil'] === 'true' ? null : parts(list, 'item').map(readValue);
  const components = parts(element, 'component');
  if (components.length > 0) return contextOf(components);
  const [value] = parts(element, 'value');
  return value ? scalar(value) : null;
}

const contextOf = (elements: readonly XmlElement[]): FeelContext =>
  Object.fromEntries(elements.map(element => [element.attributes.name ?? '', readValue(element)]));

/** Equality as the kit's own runners have it: numbers agree to eight places. */
function agrees(actual: FeelValue, expected: FeelValue): boolean {
  if (isNumber(actual) && isNumber(expected))
    return toDecimal(actual)
      .minus(toDecimal(expected))
      .abs()
      .lte(toDecimal(expected).abs().times(1e-8).plus(1e-8));
  if (Array.isArray(actual))
    return (
      Array.isArray(expected) &&
      actual.length === expected.length &&
      actual.every((item, i) => agrees(item, expected[i] ?? null))
    );
  if (isContext(actual)) {
    if (!isContext(expected)) return false;
    const names = Object.keys(expected);
    return (
      names.length === Object.keys(actual).length &&
      names.every(name => agrees(actual[name] ?? null, expected[name] ?? null))
    );
  }
  return (
    typeof actual === typeof expected &&
    (String(actual) === String(expected) || equalValues(actual, expected) === true)
  );
}

function evaluate(
  model: DecisionModel,
  test: XmlElement,
  result: XmlElement,
  context: FeelContext,
): FeelValue {
  if (test.attributes.type === 'decisionService') {
    const service = model.services.find(({ name }) => name === test.attributes.invocableName);
    const value = service?.evaluate(context) ?? null;
    const name = result.attributes.name ?? '';
    return isContext(value) && name in value ? (value[name] ?? null) : value;
  }
  return model.decision(result.attributes.name ?? '').evaluate(context).value;
}

function runTest(model: DecisionModel, test: XmlElement, folder: string): TckOutcome[] {
  const context = contextOf(parts(test, 'inputNode'));
  return parts(test, 'resultNode').map(result => {
    const name = `${test.attributes.id ?? ''} ${result.attributes.name ?? ''}`;
    const [expected] = parts(result, 'expected');
    const wanted = expected ? readValue(expected) : null;
    try {
      const actual = evaluate(model, test, result, context);
      const detail = `wanted ${JSON.stringify(toJson(wanted))}, got ${JSON.stringify(toJson(actual))}`;
      return { folder, test: name, passed: agrees(actual, wanted), detail };
    } catch (error) {
      return { folder, test: name, passed: false, detail: String(error) };
    }
  });
}

/** Runs one test file of the kit. @param modelText gives the text of the DMN file that it names */
export async function runSuite(
  suiteText: string,
  modelText: (file: string) => string,
  folder: string,
): Promise<TckOutcome[]> {
  const suite = parseXml(suiteText);
  const tests = parts(suite, 'testCase');
  try {
    const xml = modelText(parts(suite, 'modelName')[0]?.text.trim() ?? '');
    const model = await compileDmn(xml, { lenient: true });
    return tests.flatMap(test => runTest(model, test, folder));
  } catch (error) {
    const results = tests.flatMap(test => parts(test, 'resultNode'));
    return results.map(result => ({
      folder,
      test: result.attributes.name ?? '',
      passed: false,
      detail: String(error),
    }));
  }
}
