import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certifySigningKey, proposeSigningKey } from '../../model/key-operations.ts';
import type { SigningKeyView } from '../../model/signing-key.ts';
import { issuingKeys } from '../issuing-keys.ts';
import { createAuthority, issueSigningCertificate } from '../signing/index.ts';
import { signingKeyStore } from './key-store.ts';
import { as, OFFICE, office, startKeyStore } from './keys.testkit.ts';

let world: Awaited<ReturnType<typeof startKeyStore>>;
beforeAll(async () => {
  world = await startKeyStore();
});
afterAll(() => world.close());

describe('a key for a certificate authority', () => {
  const now = new Date('2026-11-21T02:00:00Z');
  const encrypted = (pem: string, password: string) =>
    createPrivateKey(pem)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: password })
      .toString();

  async function fromAuthority(organisation = OFFICE.name) {
    const authority = await createAuthority({ name: '某市电子认证', now });
    const issued = await issueSigningCertificate(authority, { organisation, now, years: 2 });
    return {
      certificatesPem: issued.certificatePem + authority.certificatePem,
      privateKeyPem: encrypted(issued.privateKeyPem, '密码abc'),
      other: authority,
    };
  }
  const bring = (body: { certificatesPem: string; privateKeyPem: string; password: string }) =>
    send(world.app, proposeSigningKey, {
      body: { ...office('international'), origin: 'import', imported: body },
      ...as('tang_yu'),
    });

  it('is imported with its chain and its password', async () => {
    const { certificatesPem, privateKeyPem } = await fromAuthority();
    const { value } = await bring({ certificatesPem, privateKeyPem, password: '密码abc' });
    expect(value.certificate).toMatchObject({ subject: OFFICE.name, issuer: '某市电子认证（演示）' });
    expect((await world.activate(value.id, 'shen_hao')).value.state).toBe('active');
  });

  it('is refused with its reason', async () => {
    const { certificatesPem, privateKeyPem, other } = await fromAuthority();
    const code = async (body: Partial<Parameters<typeof bring>[0]>) =>
      (await bring({ certificatesPem, privateKeyPem, password: '密码abc', ...body })).error.code;
    expect(await code({ password: 'wrong' })).toBe('DOCUMENTS_KEY_PRIVATE_KEY_UNREADABLE');
    expect(await code({ privateKeyPem: 'nothing' })).toBe('DOCUMENTS_KEY_PRIVATE_KEY_UNREADABLE');
    expect(await code({ certificatesPem: 'nothing' })).toBe('DOCUMENTS_KEY_CERTIFICATE_UNREADABLE');
    const [own = ''] = certificatesPem.split(/(?<=-----END CERTIFICATE-----\n)/);
    expect(await code({ certificatesPem: own })).toBe('DOCUMENTS_KEY_BROKEN_CHAIN');
    expect(await code({ certificatesPem: own + (await fromAuthority()).other.certificatePem })).toBe(
      'DOCUMENTS_KEY_BROKEN_CHAIN',
    );
    const stranger = (await fromAuthority()).other.certificatePem;
    const between = certificatesPem.replace(own, own + stranger);
    expect(await code({ certificatesPem: between })).toBe('DOCUMENTS_KEY_BROKEN_CHAIN');
    expect(await code({ privateKeyPem: encrypted(other.privateKeyPem, '密码abc') })).toBe(
      'DOCUMENTS_KEY_WRONG_PAIR',
    );
    expect(await code({ certificatesPem: (await fromAuthority('云溪区文化局')).certificatesPem })).toBe(
      'DOCUMENTS_KEY_WRONG_OFFICE',
    );
  });

  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  it.skipIf(!hasOpenssl).each(['international', 'national'] as const)(
    'makes a request that OpenSSL certifies, and takes the certificate from its proposer alone (%s)',
    async suite => {
      const { value: key } = await world.propose(suite, 'request');
      expect([key.certificate, key.requestPem?.split('\n')[0]]).toEqual([
        null,
        '-----BEGIN CERTIFICATE REQUEST-----',
      ]);
      expect((await world.activate(key.id, 'shen_hao')).error.code).toBe('DOCUMENTS_KEY_NO_CERTIFICATE');
      const certificatesPem = certifiedByOpenssl(key);
      world.kernel.clock.set(new Date(Date.now() + 60_000).toISOString());
      const certify = (person: string, pem: string) =>
        send(world.app, certifySigningKey, {
          params: { keyId: key.id },
          body: { certificatesPem: pem },
          ...as(person),
        });
      expect((await certify('shen_hao', certificatesPem)).error.code).toBe('DOCUMENTS_KEY_OF_ANOTHER');
      const { value } = await certify('tang_yu', certificatesPem);
      expect(value.certificate).toMatchObject({ subject: OFFICE.name, issuer: 'Test CA' });
      expect((await certify('tang_yu', certificatesPem)).error.code).toBe('DOCUMENTS_KEY_HAS_CERTIFICATE');
      expect((await world.activate(key.id, 'shen_hao')).value.state).toBe('active');
      expect(await issuingKeys(world.kernel, signingKeyStore(world.kernel.db)).roots(suite)).toHaveLength(
        suite === 'national' ? 1 : 2,
      );
    },
    20_000,
  );

  /** What a certificate authority does with a request: checks its signature and signs a certificate. */
  function certifiedByOpenssl({ requestPem, suite }: SigningKeyView): string {
    const folder = mkdtempSync(join(tmpdir(), 'zhiban-ca-'));
    const path = (name: string) => join(folder, name);
    const openssl = (...options: string[]) => execFileSync('openssl', options, { stdio: 'pipe' }).toString();
    const [curve, hash] = suite === 'national' ? ['SM2', '-sm3'] : ['P-256', '-sha256'];
    const id = suite === 'national' ? ['distid:1234567812345678'] : [];
    const option = (name: string) => id.flatMap(value => [name, value]);
    try {
      writeFileSync(path('request.pem'), requestPem ?? '');
      openssl('req', '-in', path('request.pem'), '-verify', '-noout', ...option('-vfyopt'));
      openssl(
        'genpkey',
        '-algorithm',
        'EC',
        '-pkeyopt',
        `ec_paramgen_curve:${curve}`,
        '-out',
        path('ca.key'),
      );
      openssl(
        ...['req', '-x509', '-new', hash, '-key', path('ca.key'), '-subj', '/CN=Test CA', '-days', '3650'],
        ...['-out', path('ca.pem'), ...option('-sigopt')],
      );
      openssl(
        ...[
          'x509',
          '-req',
          hash,
          '-in',
          path('request.pem'),
          '-CA',
          path('ca.pem'),
          '-CAkey',
          path('ca.key'),
        ],
        ...[
          '-days',
          '365',
          '-set_serial',
          '77',
          '-out',
          path('own.pem'),
          ...option('-sigopt'),
          ...option('-vfyopt'),
        ],
      );
      return openssl('x509', '-in', path('own.pem')) + openssl('x509', '-in', path('ca.pem'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
});
