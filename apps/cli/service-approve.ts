import { approveVersion } from '@zhiban/catalogue';
import { CommandError, type Outcome } from './run.ts';
import { type SignInOptions, signIn } from './sign-in.ts';

/** `zhiban service approve SERVICE VERSION`: publishes what somebody else proposed. */
export async function approveCommand(
  [serviceId = '', number = '']: readonly string[],
  options: SignInOptions,
): Promise<Outcome> {
  if (!/^\d+$/.test(number))
    throw new CommandError(
      'CLI_NO_VERSION',
      { zh: `“${number}”不是版本号。`, en: `"${number}" is no version number.` },
      { zh: '请写数字，如 2。', en: 'Write a number, such as 2.' },
    );
  const client = await signIn(options);
  const version = await client.call(approveVersion, { params: { serviceId, version: Number(number) } });
  return {
    ok: true,
    json: { version },
    text: language =>
      language === 'zh'
        ? `✓ ${serviceId} 第 ${version.version} 版已发布。办理中的申请仍按原来的版本。`
        : `✓ ${serviceId}, version ${version.version}, is published. Applications under way keep theirs.`,
  };
}
