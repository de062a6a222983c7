import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandError } from './run.ts';
import { ServerClient } from './server-client.ts';

export interface SignInOptions {
  readonly server: string;
  readonly user?: string;
  readonly password?: string;
  readonly code?: string;
}

/** Signs a service owner in; asks on the terminal for what the options leave out. */
export async function signIn({ server, user, password, code }: SignInOptions): Promise<ServerClient> {
  const client = new ServerClient(server);
  await client.signIn({
    userName: user ?? (await ask('用户名 / user name: ', '--user')),
    password: password ?? (await ask('密码 / password: ', '--password', true)),
    code: code ?? (await ask('动态验证码 / one-time code: ', '--code')),
  });
  return client;
}

async function ask(question: string, option: string, hidden = false): Promise<string> {
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
