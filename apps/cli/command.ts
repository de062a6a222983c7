import { type Command, Option } from 'commander';
import { type Language, language } from './language.ts';
import { type Outcome, run } from './run.ts';

/** One command of the program: how it is written, and what it does. */
export interface CommandSpec<Options extends object> {
  readonly name: string;
  readonly description: string;
  /** Arguments such as `<file>`, each with what it is. */
  readonly arguments: readonly (readonly [name: string, description: string])[];
  readonly options?: readonly Option[];
  act(values: readonly string[], options: Options): Promise<Outcome>;
}

/** An option: `option('--as-of <day>', 'the day')`. */
export const option = (flags: string, description: string, otherwise?: string): Option =>
  new Option(flags, description).default(otherwise);

/** Adds a command to a group of the program; each has `--lang` and `--json`. */
export function addCommand<Options extends object>(group: Command, spec: CommandSpec<Options>): void {
  const command = group.command(spec.name).description(spec.description);
  for (const [value, text] of spec.arguments) command.argument(value, text);
  for (const item of spec.options ?? []) command.addOption(item);
  command
    .addOption(option('--lang <lang>', '语言 / language', language(process.env)).choices(['zh', 'en']))
    .addOption(option('--json', '输出一个 JSON 对象 / print one JSON object'))
    .action(() => {
      const given = command.opts<Options & { lang: Language; json?: boolean }>();
      return run(given, () => spec.act(command.args, given));
    });
}
