import type { Platform } from './app.ts';

/** What `npm start` prints when it is ready: where to go and as whom. */
export async function greeting({ address, modules }: Platform): Promise<string> {
  const accounts = await modules.identity.demoAccounts();
  const lines = accounts.map(account =>
    account.kind === 'applicant'
      ? `  ${account.name}  ${account.about.zh}`
      : `  ${account.name}  ${account.departmentName} ${account.about.zh}  ${account.userName} / ${account.password}`,
  );
  const demo = accounts.length
    ? `\n演示账号 Demo accounts（虚构人物；验证码见登录页 codes on the sign-in page）\n${lines.join('\n')}\n\n试用照片 Photographs to try: ${address}/demo\n`
    : '';
  return `\n智办已启动 Zhiban is ready\n\n  群众端 Portal   ${address}\n  工作台 Console  ${address}/console\n  接口   API      ${address}/api/docs\n${demo}\n`;
}
