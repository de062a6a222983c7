import { DmnModdle } from 'dmn-moddle';
import { LIMITS } from '../limits.ts';
import { type Element, encodeId, typeOf } from './elements.ts';
import { dmnFaults, refused } from './faults.ts';
import { DMN_SCHEMA } from './schema.ts';

const moddle = new DmnModdle({ dmn: DMN_SCHEMA });

const CURRENT = 'https://www.omg.org/spec/DMN/20191111/';

// The versions 1.1 to 1.5 differ in their namespaces; the elements that matter here kept their names.
const withOneNamespace = (xml: string): string =>
  xml.replace(
    /(\sxmlns(?::[\w.-]+)?\s*=\s*["'])https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(MODEL\/|DMNDI\/|dmn\.xsd)/g,
    (_, start: string, part: string) => `${start}${CURRENT}${part === 'dmn.xsd' ? 'MODEL/' : part}`,
  );

const withAsciiIds = (xml: string): string =>
  xml.replace(/<!--[\s\S]*|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[A-Za-z][^<>]*>/g, tag =>
    tag.startsWith('<!')
      ? tag
      : tag.replace(
          /(\s(?:id|href)\s*=\s*)("[^"]*"|'[^']*')/g,
          (_, name: string, id: string) => name + encodeId(id),
        ),
  );

const lines = (text: string): string => text.replace(/[^\n]+/g, '');

/** Comments give way to their lines, so that places hold. */
const withoutComments = (xml: string): string =>
  xml.replace(/<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g, part =>
    part.startsWith('<!--') && part.endsWith('-->') ? lines(part) : part,
  );

/** The diagram, of which nothing is needed, gives way to its lines. It holds no part of the model. */
function withoutDiagram(xml: string): string {
  const start = /<((?:[\w.-]+:)?DMNDI)\b/.exec(xml);
  const close = start ? xml.indexOf(`</${start[1]}`, start.index) : -1;
  if (!start || close < 0) return xml;
  const end = xml.indexOf('>', close) + 1;
  const diagram = xml.slice(start.index, end);
  return /<(?:[\w.-]+:)?(?:decision|inputData|businessKnowledgeModel|itemDefinition)/.test(diagram)
    ? xml
    : xml.slice(0, start.index) + lines(diagram) + xml.slice(end);
}

/** Text beside elements, which DMN has nowhere; each costs the reader time that grows with the file. */
const STRAY_TEXT =
  /(?:\/|<\/[\w.:-]+\s*|<(?:[\w.-]+:)?(?:definitions|decision|inputData|variable|rule|inputEntry|outputEntry)\b[^<>]*)>\s*(?:[^\s<]|<!\[CDATA\[)/g;

/** Whether a pattern is found more often than that. */
function exceeds(xml: string, pattern: RegExp, limit: number): boolean {
  let count = 0;
  for (const _ of xml.matchAll(pattern)) if (++count > limit) return true;
  return false;
}

/** Whether a part of the file was not understood and left out. */
const isLoss = (message: string): boolean => message.includes('unparsable');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * Reads DMN 1.1 to 1.5 into elements.
 * @throws RuleCompileError for what is too large or has too many expressions, declares a DOCTYPE, or is no well-formed DMN.
 */
export async function readDefinitions(text: string): Promise<Element> {
  if (text.length > LIMITS.megabytes * 2 ** 20) throw refused(dmnFaults.tooLarge(LIMITS.megabytes));
  const xml = withoutDiagram(withoutComments(text));
  if (exceeds(xml, /<(?:[\w.-]+:)?text\b/g, LIMITS.expressions))
    throw refused(dmnFaults.tooMany(LIMITS.expressions));
  if (exceeds(xml, /<[A-Za-z_]/g, LIMITS.elements)) throw refused(dmnFaults.tooManyElements(LIMITS.elements));
  if (exceeds(xml, STRAY_TEXT, LIMITS.strayTexts)) throw refused(dmnFaults.strayText());
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(xml)) throw refused(dmnFaults.doctype());
  let result: Awaited<ReturnType<DmnModdle['fromXML']>>;
  try {
    // The first element that is not understood ends the reading: each costs time that grows with the file.
    result = await moddle.fromXML(withAsciiIds(withOneNamespace(xml)), 'dmn:Definitions', {
      lax: false,
    });
  } catch (error) {
    throw refused(dmnFaults.malformed(oneLine(error instanceof Error ? error.message : String(error))));
  }
  const { rootElement, warnings } = result;
  const loss = warnings.find(({ message }) => isLoss(message));
  if (loss) throw refused(dmnFaults.malformed(oneLine(loss.message)));
  if (typeOf(rootElement) !== 'Definitions') throw refused(dmnFaults.namespace());
  return rootElement;
}
