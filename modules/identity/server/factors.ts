import type { Tx } from '@zhiban/kernel/server';
import type { FactorMethod, FactorProof } from '../model/index.ts';
import type { IdentityContext } from './context.ts';
import { countUse, verifyAssertion } from './passkeys.ts';
import { takeTotpStep } from './store.ts';
import { stepOfCode } from './totp.ts';

/** A second factor that was shown and is right; it counts once it is taken. */
export interface ShownFactor {
  readonly method: FactorMethod;
  /** Takes it, once. @returns false when somebody was faster */
  take(tx: Tx): Promise<boolean>;
}

export interface FactorHolder {
  readonly id: string;
  readonly totpSecretSealed: Buffer;
}

/** @returns undefined when neither code nor passkey is right; a proof with both or none never is */
export async function checkFactor(
  { kernel }: IdentityContext,
  holder: FactorHolder,
  { code, passkey }: FactorProof,
): Promise<ShownFactor | undefined> {
  if ((code === undefined) === (passkey === undefined)) return undefined;
  const now = kernel.clock.now();
  if (passkey !== undefined) {
    const counter = await verifyAssertion(kernel, holder.id, passkey);
    if (counter === undefined) return undefined;
    return { method: 'passkey', take: tx => countUse(tx, passkey.id, counter, now) };
  }
  const account = { staffId: holder.id, sealed: holder.totpSecretSealed };
  const step = stepOfCode(kernel.keyring, account, (code ?? '').replace(/\s/g, ''), now);
  if (step === undefined) return undefined;
  return { method: 'totp', take: tx => takeTotpStep(tx, holder.id, step) };
}
