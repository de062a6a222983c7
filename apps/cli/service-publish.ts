import { proposeVersion } from '@zhiban/catalogue';
import { openFolder } from './folder.ts';
import type { Outcome } from './run.ts';
import { idOf } from './service-id.ts';
import { type SignInOptions, signIn } from './sign-in.ts';

/** `zhiban service publish FOLDER`: proposes the package; the server checks and tests it again. */
export async function publishCommand(
  [folder = '']: readonly string[],
  options: SignInOptions,
): Promise<Outcome> {
  const { files } = await openFolder(folder);
  const serviceId = idOf(files);
  const client = await signIn(options);
  const version = await client.call(proposeVersion, { params: { serviceId }, body: { files } });
  return {
    ok: true,
    json: { version },
    text: language =>
      language === 'zh'
        ? `✓ 已提交 ${serviceId} 第 ${version.version} 版。请另一位事项管理人员运行：zhiban service approve ${serviceId} ${version.version}`
        : `✓ Proposed ${serviceId}, version ${version.version}. Another service owner runs: zhiban service approve ${serviceId} ${version.version}`,
  };
}
