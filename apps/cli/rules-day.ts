import { readParameters } from '@zhiban/catalogue';
import { type FeelContext, FeelDateTime, feelDate, parametersAsOf } from '@zhiban/rules';
import { readText } from './read-text.ts';
import { CommandError } from './run.ts';

/** The first moment of a day in Beijing. @throws CommandError CLI_NO_DAY */
export function startOf(day: string): FeelDateTime {
  try {
    return FeelDateTime.fromLocal(feelDate(day).dayNumber * 86_400, 0, { offsetSeconds: 8 * 3600 });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CommandError(
      'CLI_NO_DAY',
      { zh: `“${day}”不是日期。`, en: `"${day}" is no day.` },
      { zh: '请写成 2026-11-21 这样。', en: 'Write it as 2026-11-21.' },
    );
  }
}

/**
 * What depends on the day: 今天, and the values of a parameters file as 参数.
 * @throws CommandError CLI_NO_DAY, CLI_NO_FILE, CLI_BAD_PARAMETERS; AppError RULES_NO_PARAMETER
 */
export async function dated(day: string, file: string | undefined): Promise<FeelContext> {
  const today: FeelContext = { 今天: startOf(day).date };
  if (file === undefined) return today;
  const { value, findings } = readParameters({ 'parameters.yaml': await readText(file) });
  const [first] = findings;
  if (first)
    throw new CommandError(
      'CLI_BAD_PARAMETERS',
      {
        zh: `${file} 第 ${first.line} 行：${first.message.zh}`,
        en: `${file}, line ${first.line}: ${first.message.en}`,
      },
      first.remedy,
    );
  return { ...today, 参数: parametersAsOf(value ?? {}, day) };
}
