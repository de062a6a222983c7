import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandError } from './run.ts';

/** Asks on the terminal for what an option left out. @throws CommandError where there is no terminal */
export async function ask(question: string, option: string, hidden = false): Promise<string> {
  if (!process.stdin.isTTY)
    throw new CommandError(
      'CLI_MISSING_OPTION',
      { zh: `缺少 ${option}。`, en: `${option} is missing.` },
      {
        zh: '请在命令里写上，或在终端里运行，会逐项询问。',
        en: 'Give it, or run in a terminal to be asked.',
      },
    );
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({
    input: process.stdin,
    output: hidden ? silent : process.stderr,
    terminal: true,
  });
  try {
    return (await reader.question('')).trim();
  } finally {
    reader.close();
    if (hidden) process.stderr.write('\n');
  }
}
