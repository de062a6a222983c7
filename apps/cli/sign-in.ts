import { ask } from './ask.ts';
import { option } from './command.ts';
import { ServerClient } from './server-client.ts';

export interface SignInOptions {
  readonly server: string;
  readonly user?: string;
  readonly password?: string;
  readonly code?: string;
}

/** Where a command signs in, and as whom. */
export const signInOptions = () => [
  option('--server <url>', '服务器地址 / address of the server', 'http://127.0.0.1:3000'),
  option('--user <name>', '用户名 / user name'),
  option(
    '--password <text>',
    '密码；也可用环境变量 ZHIBAN_PASSWORD / or ZHIBAN_PASSWORD',
    process.env.ZHIBAN_PASSWORD,
  ),
  option('--code <digits>', '动态验证码 / one-time code'),
];

/** Signs a member of staff in; asks on the terminal for what the options leave out. */
export async function signIn({ server, user, password, code }: SignInOptions): Promise<ServerClient> {
  const client = new ServerClient(server);
  await client.signIn({
    userName: user ?? (await ask('用户名 / user name: ', '--user')),
    password: password ?? (await ask('密码 / password: ', '--password', true)),
    code: code ?? (await ask('动态验证码 / one-time code: ', '--code')),
  });
  return client;
}
