import { approveLogKey, type LogKeyView, proposeLogKey } from '@zhiban/evidence';
import type { Outcome } from './run.ts';
import { type SignInOptions, signIn } from './sign-in.ts';

export interface RotateKeyOptions extends SignInOptions {
  /** The word of the key, as its proposal printed it: what is approved is what the other person proposed. */
  readonly approve?: string;
}

const done = (key: LogKeyView, zh: string, en: string): Outcome => ({
  ok: true,
  json: { key },
  text: language => `✓ ${language === 'zh' ? zh : en}\n${key.word}`,
});

/**
 * `zhiban evidence rotate-key`: proposes the log's next key; with `--approve WORD`, as another operator, puts it in
 * charge.
 */
export async function rotateKeyCommand({ approve, ...options }: RotateKeyOptions): Promise<Outcome> {
  const client = await signIn(options);
  if (approve === undefined)
    return done(
      await client.call(proposeLogKey, {}),
      '已提出新的日志密钥，还没有启用。请另一位运维人员核对后运行 zhiban evidence rotate-key --approve，后面写上这个公钥：',
      'The next key of the log is proposed. Another operator puts it in charge with zhiban evidence rotate-key --approve and this key:',
    );
  const key = await client.call(approveLogKey, { body: { word: approve } });
  return done(
    key,
    `新密钥已启用，${key.afterSize} 片叶子以后的树头由它签名；旧密钥已销毁。请把新公钥通知见证方和核验的人：`,
    `The new key is in charge of heads of more than ${key.afterSize} leaves; the old one is destroyed. Tell witnesses and verifiers:`,
  );
}
