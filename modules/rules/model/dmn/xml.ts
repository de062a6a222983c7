import { DmnModdle } from 'dmn-moddle';
import { type Element, encodeId, typeOf } from './elements.ts';
import { dmnFaults, refused } from './faults.ts';
import { DMN_SCHEMA } from './schema.ts';

const MEGABYTES = 10;
const EXPRESSIONS = 50_000;
const CURRENT = 'https://www.omg.org/spec/DMN/20191111/';

// The versions 1.1 to 1.5 differ in their namespaces; the elements that matter here kept their names.
const withOneNamespace = (xml: string): string =>
  xml.replace(
    /(\sxmlns(?::[\w.-]+)?\s*=\s*["'])https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/(MODEL\/|DMNDI\/|dmn\.xsd)/g,
    (_, start: string, part: string) => `${start}${CURRENT}${part === 'dmn.xsd' ? 'MODEL/' : part}`,
  );

const withAsciiIds = (xml: string): string =>
  xml.replace(/<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[A-Za-z][^<>]*>/g, tag =>
    tag.startsWith('<!')
      ? tag
      : tag.replace(
          /(\s(?:id|href)\s*=\s*)("[^"]*"|'[^']*')/g,
          (_, name: string, id: string) => name + encodeId(id),
        ),
  );

/** Whether a part of the file was not understood and left out; of the diagram, nothing is needed. */
const isLoss = (message: string): boolean =>
  message.includes('unparsable') && !/unknown type <(dmndi|di|dc|biodi):/.test(message);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * Reads DMN 1.1 to 1.5 into elements.
 * @throws RuleCompileError for what is too large or has too many expressions, declares a DOCTYPE, or is no well-formed DMN.
 */
export async function readDefinitions(xml: string): Promise<Element> {
  if (xml.length > MEGABYTES * 1024 * 1024) throw refused(dmnFaults.tooLarge(MEGABYTES));
  if ((xml.match(/<(?:[\w.-]+:)?text\b/g)?.length ?? 0) > EXPRESSIONS)
    throw refused(dmnFaults.tooMany(EXPRESSIONS));
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(xml)) throw refused(dmnFaults.doctype());
  let result: Awaited<ReturnType<DmnModdle['fromXML']>>;
  try {
    result = await new DmnModdle({ dmn: DMN_SCHEMA }).fromXML(
      withAsciiIds(withOneNamespace(xml)),
      'dmn:Definitions',
    );
  } catch (error) {
    throw refused(dmnFaults.malformed(oneLine(error instanceof Error ? error.message : String(error))));
  }
  const { rootElement, warnings } = result;
  const loss = warnings.find(({ message }) => isLoss(message));
  if (loss) throw refused(dmnFaults.malformed(oneLine(loss.message)));
  if (typeOf(rootElement) !== 'Definitions') throw refused(dmnFaults.namespace());
  return rootElement;
}
