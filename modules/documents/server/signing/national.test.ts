import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Certificate } from 'pkijs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createAuthority,
  createNationalAuthority,
  issueNationalCertificate,
  issueSigningCertificate,
  type KeyAndCertificate,
  loadNationalKey,
} from './index.ts';
import { fromPem } from './pem.ts';
import { nationalRules, trustProblem } from './trust.ts';

const now = new Date('2026-11-21T06:00:00Z');
const organisation = '临江市云溪区卫生健康局';
const parsed = (pem: string) => Certificate.fromBER(fromPem('CERTIFICATE', pem)[0] ?? new Uint8Array());

let authority: KeyAndCertificate;
let office: KeyAndCertificate;
beforeAll(async () => {
  authority = await createNationalAuthority({ name: '智办国密根证书', now });
  office = await issueNationalCertificate(authority, { organisation, now, years: 3 });
});

describe('certificates with SM2', () => {
  it('lead from the office to the root, whose name says 演示', () => {
    const { subject } = loadNationalKey(authority.certificatePem, authority.privateKeyPem);
    const key = loadNationalKey(office.certificatePem, office.privateKeyPem, [authority.certificatePem]);
    expect([subject, key.subject, key.chain.length]).toEqual(['智办国密根证书（演示）', organisation, 1]);
    const problem = (at: Date, roots = [parsed(authority.certificatePem)]) =>
      trustProblem(nationalRules, key.certificate, [], roots, at);
    expect(problem(now)).toBeUndefined();
    expect(problem(new Date('2029-11-22T00:00:00Z'))).toBe('expired');
    expect(problem(now, [])).toBe('untrusted');
  });

  it('do not lead to a root of the same name, nor through an ordinary certificate', async () => {
    const impostor = await createNationalAuthority({ name: '智办国密根证书', now });
    const child = await issueNationalCertificate(office, { organisation: '云溪区假冒局', now, years: 1 });
    const problem = (pem: string, others: string[], root: string) =>
      trustProblem(nationalRules, parsed(pem), others.map(parsed), [parsed(root)], now);
    expect(problem(office.certificatePem, [], impostor.certificatePem)).toBe('untrusted');
    expect(problem(child.certificatePem, [office.certificatePem], authority.certificatePem)).toBe(
      'untrusted',
    );
  });

  it('do not load with a key of another pair or another algorithm', async () => {
    const international = await issueSigningCertificate(await createAuthority({ name: '根', now }), {
      organisation,
      now,
      years: 1,
    });
    for (const [certificate, key] of [
      [office.certificatePem, authority.privateKeyPem],
      [international.certificatePem, international.privateKeyPem],
      ['nothing', 'at all'],
    ] as const) {
      expect(() => loadNationalKey(certificate, key)).toThrow(
        expect.objectContaining({ code: 'DOCUMENTS_BAD_SIGNING_KEY' }),
      );
    }
  });

  it.skipIf(spawnSync('openssl', ['version']).status !== 0)('are verified by OpenSSL', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhiban-sm2-'));
    try {
      const [root, leaf] = [join(folder, 'root.pem'), join(folder, 'leaf.pem')];
      writeFileSync(root, authority.certificatePem);
      writeFileSync(leaf, office.certificatePem);
      const at = String(now.getTime() / 1000);
      const options = ['-attime', at, '-vfyopt', 'distid:1234567812345678', '-CAfile', root, leaf];
      expect(
        execFileSync('openssl', ['verify', ...options])
          .toString()
          .trim(),
      ).toBe(`${leaf}: OK`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
