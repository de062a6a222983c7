import type { Caller } from '@zhiban/identity';
import { createIdentity } from '@zhiban/identity/server';
import { createTestKernel, send, startTestServer } from '@zhiban/kernel/testkit';
import type { FastifyRequest } from 'fastify';
import { activateSigningKey, proposeSigningKey } from '../../model/key-operations.ts';
import type { SigningSuite } from '../../model/signing-key.ts';
import { createDocuments, createReader } from '../index.ts';

export const OFFICE = { name: '云溪区卫生健康局', code: '113301990026010103' };

/** Request headers of a member of staff. */
export const as = (name: string) => ({ headers: { 'x-staff': name } });
export const office = (suite: SigningSuite) => ({
  officeCode: OFFICE.code,
  officeName: OFFICE.name,
  suite,
});

/** The test's own sign-in: a header names the member of staff. */
function callerOf(request: FastifyRequest, factorAt: Date): Caller {
  const name = request.headers['x-staff'];
  if (typeof name !== 'string') return { kind: 'anonymous' };
  return {
    kind: 'staff',
    staffId: name,
    name,
    departmentId: 'YX-SJ',
    departmentName: '云溪区数据局',
    divisionCode: '330199',
    roles: name === 'he_jing' ? ['service_owner'] : ['operator'],
    accounts: [name],
    personId: null,
    factorAt,
    sessionId: 's',
  };
}

/** The module on a database of its own, with the steps that most tests take. */
export async function startKeyStore(environment: Readonly<Record<string, string>> = {}) {
  const reader = createReader();
  const migrations = [{ module: 'documents', folder: new URL('../migrations/', import.meta.url) }];
  const kernel = await createTestKernel({ migrations, now: '2026-11-21T02:00:00Z', environment });
  const documents = createDocuments(kernel, { reader });
  const { guard } = createIdentity(kernel, { demoSignIn: false });
  const app = await startTestServer<Caller>(kernel, {
    routes: documents.routes,
    authenticate: async request => callerOf(request, kernel.clock.now()),
    guard,
  });
  return {
    kernel,
    documents,
    app,
    propose: (suite: SigningSuite, origin: 'demo' | 'request') =>
      send(app, proposeSigningKey, { body: { ...office(suite), origin }, ...as('tang_yu') }),
    activate: (keyId: string, person: string) =>
      send(app, activateSigningKey, { params: { keyId }, ...as(person) }),
    async close() {
      await app.close();
      await reader.close();
      await kernel.close();
    },
  };
}
