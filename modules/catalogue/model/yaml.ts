import type { Bilingual } from '@zhiban/kernel';
import { isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Finding } from './finding.ts';
import { issueText } from './issue-text.ts';

export type Path = readonly PropertyKey[];
interface Position {
  readonly line: number;
  readonly column: number;
}

/** A YAML file that was parsed: its value, or what is wrong, and where each path stands in the text. */
export interface ParsedYaml<T> {
  readonly value: T | undefined;
  readonly findings: readonly Finding[];
  /** The place of a path; of the nearest ancestor when the path itself does not exist. */
  at(path: Path): Position;
}

const REPAIR: Bilingual = {
  zh: '请检查这一行的缩进、冒号和引号。',
  en: 'Check the indentation, colons and quotes of this line.',
};

/** Parses a YAML text against a schema. Aliases are bounded, so that a small file cannot unfold into a huge one. */
export function parseYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): ParsedYaml<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' });
  const at = (path: Path): Position => {
    for (let length = path.length; length >= 0; length--) {
      const offset = offsetOf(document, path.slice(0, length));
      if (offset !== undefined) {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
      }
    }
    return { line: 1, column: 1 };
  };
  const finding = (where: Position, message: Bilingual, remedy: Bilingual): Finding => ({
    severity: 'error',
    file,
    ...where,
    message,
    remedy,
  });
  if (document.errors.length > 0)
    return {
      value: undefined,
      at,
      findings: document.errors.map(error => {
        const { line, col } = lines.linePos(error.pos[0]);
        return finding(
          { line, column: col },
          { zh: `YAML 格式有误（${error.code}）。`, en: error.message.split('\n')[0] ?? error.code },
          REPAIR,
        );
      }),
    };
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 100 });
  } catch {
    const message = { zh: '引用（&、*）太多，展开后过大。', en: 'The anchors (&, *) unfold into too much.' };
    const remedy = { zh: '请直接写出内容，不用引用。', en: 'Write it out instead.' };
    return { value: undefined, at, findings: [finding({ line: 1, column: 1 }, message, remedy)] };
  }
  const parsed = schema.safeParse(plain, { reportInput: true });
  if (parsed.success) return { value: parsed.data, findings: [], at };
  return {
    value: undefined,
    at,
    findings: parsed.error.issues.map(issue => {
      const { message, remedy } = issueText(issue);
      return finding(at(issue.path), message, remedy);
    }),
  };
}

function offsetOf(document: ReturnType<typeof parseDocument>, path: Path): number | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  // A mapping's key says better than its value where a person has to look.
  if (isMap(parent)) {
    const pair = parent.items.find(item => isPair(item) && String(item.key) === String(key));
    if (pair && isNode(pair.key)) return pair.key.range?.[0];
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}
