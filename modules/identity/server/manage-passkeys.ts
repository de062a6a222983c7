import { kernelErrors } from '@zhiban/kernel';
import { type Caller, identityErrors, type PasskeyCreation } from '../model/index.ts';
import type { IdentityContext } from './context.ts';
import { deletePasskey, insertPasskey, listPasskeys, verifyCreation } from './passkeys.ts';

type StaffCaller = Extract<Caller, { kind: 'staff' }>;
type Row = Awaited<ReturnType<typeof listPasskeys>>[number];

const view = ({
  id,
  name,
  createdAt,
  lastUsedAt,
}: Pick<Row, 'id' | 'name' | 'createdAt' | 'lastUsedAt'>) => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

/** The caller's passkeys, oldest first. */
export async function viewPasskeys({ kernel }: IdentityContext, { staffId }: StaffCaller) {
  return { passkeys: (await listPasskeys(kernel.db, staffId)).map(view) };
}

/** @throws IDENTITY_PASSKEY_REFUSED, also for one that is known already */
export async function addPasskey(
  context: IdentityContext,
  { staffId }: StaffCaller,
  { name, passkey }: { readonly name: string; readonly passkey: PasskeyCreation },
) {
  const { kernel } = context;
  const { id, publicKey, counter } = await verifyCreation(kernel, passkey);
  const createdAt = kernel.clock.now();
  const row = { id, staffId, publicKey: Buffer.from(publicKey), counter, name, createdAt, lastUsedAt: null };
  await kernel.transaction(async tx => {
    if ((await listPasskeys(tx, staffId)).some(known => known.id === id))
      throw identityErrors.PASSKEY_REFUSED();
    await insertPasskey(tx, row);
    await context.tell(tx, {
      kind: 'passkey-added',
      at: createdAt,
      subject: { kind: 'staff', id: staffId },
      name,
    });
  });
  return view(row);
}

/** @throws KERNEL_NOT_FOUND */
export async function removePasskey(context: IdentityContext, caller: StaffCaller, passkeyId: string) {
  const { kernel } = context;
  const { staffId } = caller;
  await kernel.transaction(async tx => {
    const removed = await deletePasskey(tx, staffId, passkeyId);
    if (!removed) throw kernelErrors.NOT_FOUND();
    const subject = { kind: 'staff', id: staffId } as const;
    await context.tell(tx, { kind: 'passkey-removed', at: kernel.clock.now(), subject, name: removed.name });
  });
  return viewPasskeys(context, caller);
}
