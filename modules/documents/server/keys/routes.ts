import { type Caller, samePerson } from '@zhiban/identity';
import { route } from '@zhiban/identity/server';
import { kernelErrors } from '@zhiban/kernel';
import type { Kernel, Route } from '@zhiban/kernel/server';
import * as operations from '../../model/key-operations.ts';
import { activateKey } from './activate-key.ts';
import { certifyKey } from './certify-key.ts';
import type { SigningKeyStore } from './key-store.ts';
import { proposeKey } from './propose-key.ts';
import { retireKey } from './retire-key.ts';
import { viewKey } from './view-key.ts';

export function signingKeyRoutes(kernel: Kernel, store: SigningKeyStore): Route<Caller>[] {
  return [
    route(operations.listSigningKeys, async () => ({ keys: (await store.listed()).map(viewKey) })),
    route(operations.proposeSigningKey, async ({ body }, { caller }) =>
      viewKey(await proposeKey(kernel, store, body, staffId(caller))),
    ),
    route(operations.certifySigningKey, async ({ params, body }, { caller }) =>
      viewKey(await certifyKey(kernel, store, params.keyId, body.certificatesPem, staffId(caller))),
    ),
    route(operations.activateSigningKey, async ({ params }, { caller }) =>
      viewKey(
        await activateKey(kernel, store, params.keyId, staffId(caller), account =>
          samePerson(caller, account),
        ),
      ),
    ),
    route(operations.retireSigningKey, async ({ params }, { caller }) =>
      viewKey(await retireKey(kernel, store, params.keyId, staffId(caller))),
    ),
  ];
}

function staffId(caller: Caller): string {
  if (caller.kind !== 'staff') throw kernelErrors.FORBIDDEN();
  return caller.staffId;
}
