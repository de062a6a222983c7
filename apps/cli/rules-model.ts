import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type CompiledDecision, compileDmn, type DecisionModel } from '@zhiban/rules';
import { readText } from './read-text.ts';
import { CommandError } from './run.ts';

const IMPORTS = /<(?:[\w.-]+:)?import\s/;

/** The other DMN files of the folder, where the model imports at all. */
async function neighbours(path: string, xml: string): Promise<string[]> {
  if (!IMPORTS.test(xml)) return [];
  const folder = dirname(path);
  const names = (await readdir(folder)).filter(name => name.endsWith('.dmn')).toSorted();
  return Promise.all(
    names
      .map(name => join(folder, name))
      .filter(other => other !== path)
      .map(readText),
  );
}

/**
 * Compiles a DMN file; it may import from the other DMN files of its folder.
 * @throws CommandError CLI_NO_FILE; RuleCompileError
 */
export async function openModel(file: string): Promise<DecisionModel> {
  const path = resolve(file);
  const xml = await readText(path);
  return compileDmn(xml, { imports: await neighbours(path, xml) });
}

/** The decision of that name; without a name the only one. @throws CommandError CLI_WHICH_DECISION */
export function decisionOf(model: DecisionModel, name: string | undefined): CompiledDecision {
  if (name !== undefined) return model.decision(name);
  const [only, ...others] = model.decisions;
  if (only && others.length === 0) return only;
  const known = model.decisions.map(decision => decision.name).join('、');
  throw new CommandError(
    'CLI_WHICH_DECISION',
    only
      ? { zh: '这个文件里不止一个决定。', en: 'The file has more than one decision.' }
      : { zh: '这个文件里没有决定。', en: 'The file has no decision.' },
    only
      ? { zh: `请用 --decision 指定：${known}。`, en: `Name one with --decision: ${known}.` }
      : { zh: '请换一个有决定的 DMN 文件。', en: 'Give a DMN file that has one.' },
  );
}
