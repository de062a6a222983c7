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
  /** As JSON texts; `got` says what went wrong where there is no value. */
  readonly wanted: string;
  readonly got: string;
}

/** A folder of the kit: the texts of its test files (`*.xml`) and models (`*.dmn`) by their names. */
export interface TckFolder {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
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

const jsonText = (value: FeelValue): string => JSON.stringify(toJson(value));

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What a test expects, with the names of the test and of the result. */
interface Expectation {
  readonly name: string;
  readonly test: XmlElement;
  readonly result: XmlElement;
  readonly wanted: FeelValue;
}

function expectationsOf(test: XmlElement): Expectation[] {
  return parts(test, 'resultNode').map(result => {
    const [expected] = parts(result, 'expected');
    const name = `${test.attributes.id ?? ''} ${result.attributes.name ?? ''}`.trim();
    return { name, test, result, wanted: expected ? readValue(expected) : null };
  });
}

function judge(
  { name, test, result, wanted }: Expectation,
  model: DecisionModel,
  folder: string,
): TckOutcome {
  const outcome = { folder, test: name, wanted: jsonText(wanted) };
  try {
    const got = evaluate(model, test, result, contextOf(parts(test, 'inputNode')));
    return { ...outcome, passed: agrees(got, wanted), got: jsonText(got) };
  } catch (error) {
    return { ...outcome, passed: false, got: messageOf(error) };
  }
}

async function runSuite(suite: XmlElement, { name, files }: TckFolder): Promise<TckOutcome[]> {
  const expectations = parts(suite, 'testCase').flatMap(expectationsOf);
  const file = parts(suite, 'modelName')[0]?.text.trim() ?? '';
  try {
    const xml = files.get(file);
    if (xml === undefined) throw new Error(`no file ${file}`);
    const imports = [...files].filter(([other]) => other !== file && other.endsWith('.dmn'));
    const model = await compileDmn(xml, { lenient: true, imports: imports.map(([, text]) => text) });
    return expectations.map(expectation => judge(expectation, model, name));
  } catch (error) {
    const got = messageOf(error);
    return expectations.map(({ name: test, wanted }) => ({
      folder: name,
      test,
      passed: false,
      wanted: jsonText(wanted),
      got,
    }));
  }
}

/** Runs every test file of a folder of the kit; its other models are there to be imported. */
export async function runFolder(folder: TckFolder): Promise<TckOutcome[]> {
  const outcomes: TckOutcome[] = [];
  for (const [file, text] of folder.files) {
    const root = file.endsWith('.xml') ? parseXml(text) : null;
    if (root?.name === 'testCases') outcomes.push(...(await runSuite(root, folder)));
  }
  return outcomes;
}
