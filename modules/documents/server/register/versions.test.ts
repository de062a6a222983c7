import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLicenceIdentifier } from '../../model/licence.ts';
import { getLicenceFile, verifyLicence } from '../../model/operations.ts';
import {
  createNationalAuthority,
  issueNationalCertificate,
  loadNationalKey,
  signRecord,
} from '../signing/index.ts';
import { fileVerifier } from '../verifying/file-verifier.ts';
import { readBack } from '../writing/read-back.ts';
import { as, HOTEL, startRegister, type TestRegister } from './register.testkit.ts';

let world: TestRegister;
beforeAll(async () => {
  world = await startRegister();
});
afterAll(() => world.close());

type Form = 'pdf' | 'ofd' | 'record';
const fileOf = async (licenceId: string, form: Form, version?: string) => {
  const query = version ? { form, version } : { form };
  const { value } = await send(world.app, getLicenceFile, {
    params: { licenceId },
    query,
    ...as('liu_yang'),
  });
  return value as Buffer;
};
const asked = async (identifier: string) =>
  (await send(world.app, verifyLicence, { params: { identifier } })).value;

describe('a version', () => {
  it('is made by a note: same number, next version, new check character, printed on the page', async () => {
    const id = await world.issue();
    const [first] = (await world.view(id)).versions;
    const noted = (await world.annotate(id, '经营面积调整为 320 平方米', '2027-06-30')).value;
    expect(noted.annotations).toEqual([
      {
        madeAt: '2026-11-21T02:00:00.000Z',
        madeBy: '云溪区卫生健康局',
        reason: '经营面积调整为 320 平方米',
        expiresOn: '2027-06-30',
      },
    ]);
    expect(noted.versions.map(({ version }) => version)).toEqual(['002', '001']);
    const [second] = noted.versions;
    expect(second?.identifier.slice(0, -6)).toBe(first?.identifier.slice(0, -6));
    expect(second?.identifier.slice(-6, -1)).toBe('.002.');
    expect(checkLicenceIdentifier(second?.identifier ?? '')).toBe(true);
    const page = (await readBack(await fileOf(id, 'pdf'))).pages.join('').replaceAll(/\s/g, '');
    expect(page).toContain('附注：2026年11月21日：经营面积调整为320平方米（至2027年6月30日止）');
    const record = JSON.parse((await fileOf(id, 'record')).toString());
    expect([record.licence.version, record.licence.annotations.length]).toEqual(['002', 1]);
    expect(world.events.at(-1)).toMatchObject({
      kind: 'licence-annotate',
      data: { version: '002', newIdentifier: second?.identifier, identifier: first?.identifier },
    });
  });

  it('that was replaced stays verifiable in every form, and says that there is a newer one', async () => {
    const id = await world.issue();
    await world.annotate(id, '负责人电话变更');
    const { versions } = await world.view(id);
    const [second, first] = versions.map(({ identifier }) => identifier);
    for (const form of ['pdf', 'ofd', 'record'] as const) {
      const { value } = await world.verify(await fileOf(id, form, '001'));
      expect([value.valid, value.format, value.signer]).toEqual([true, form, '云溪区卫生健康局']);
      expect(value.licence).toMatchObject({ identifier: first, version: '001', newest: second, state: '01' });
      expect((await world.verify(await fileOf(id, form))).value.licence).toMatchObject({ newest: null });
    }
    expect(await asked(first ?? '')).toMatchObject({ newest: second, signature: { valid: true } });
    expect(await asked(second ?? '')).toMatchObject({ newest: null, version: '002' });
    await world.act(id, 'withhold');
    expect((await asked(first ?? '')).state).toBe('02');
    expect(
      (
        await send(world.app, getLicenceFile, {
          params: { licenceId: id },
          query: { version: '009' },
          ...as('liu_yang'),
        })
      ).status,
    ).toBe(404);
  });

  it('is made by one of two officers who note at once; the other is told to look again', async () => {
    const id = await world.issue();
    const answers = await Promise.all(
      ['liu_yang', 'wu_tong'].map(who => world.annotate(id, '经营面积调整', null, who)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { versions, annotations } = await world.view(id);
    expect([versions.length, annotations.length]).toEqual([2, 1]);
  });

  it('is refused where the note is over already or the state does not allow it', async () => {
    const id = await world.issue();
    expect((await world.annotate(id, '临时停业', '2026-11-20')).error.code).toBe(
      'DOCUMENTS_LICENCE_WRONG_DAY',
    );
    const over = await world.issue({ validTo: '2026-11-20' });
    expect((await world.annotate(over, '临时停业')).error.code).toBe('DOCUMENTS_LICENCE_NOT_NOW');
    expect((await world.renew(over, '2030-11-20')).error.code).toBe('DOCUMENTS_LICENCE_NOT_NOW');
  });
});

describe('a renewal', () => {
  it('extends from the old end, and begins where it began', async () => {
    const id = await world.issue();
    const renewed = (await world.renew(id, '2032-06-11')).value;
    expect([renewed.validFrom, renewed.validTo, renewed.issueDate]).toEqual([
      '2024-06-12',
      '2032-06-11',
      '2026-11-21',
    ]);
    expect(renewed.versions.map(({ version, validTo }) => [version, validTo])).toEqual([
      ['002', '2032-06-11'],
      ['001', '2028-06-11'],
    ]);
    const page = (await readBack(await fileOf(id, 'pdf'))).pages.join('').replaceAll(/\s/g, '');
    expect(page).toContain('自2024年6月12日至2032年6月11日');
  });

  it.each(['2028-06-11', '2028-06-10', '2048-06-12', '2030-02-30'])('to %s is refused', async validTo => {
    const id = await world.issue();
    expect((await world.renew(id, validTo)).error.code).toBe('DOCUMENTS_LICENCE_WRONG_END');
  });

  it('is not for a licence without end', async () => {
    const id = await world.issue({ validTo: null });
    expect((await world.renew(id, '2032-06-11')).error.code).toBe('DOCUMENTS_LICENCE_NO_END');
  });
});

describe('what stands in for a paper', () => {
  const stateOf = async (id: string) =>
    (await world.documents.licencesOf(HOTEL)).find(licence => licence.id === id)?.state;

  it('is no licence whose last day is over, withheld or not, without any job', async () => {
    const id = await world.issue({ validTo: '2026-11-21' });
    expect(await stateOf(id)).toBe('01');
    world.kernel.clock.set('2026-11-21T16:30:00Z');
    expect(await stateOf(id)).toBe('05');
    const { identifier } = await world.view(id);
    expect(await asked(identifier)).toMatchObject({ state: '05', stateName: { zh: '失效' } });
    world.kernel.clock.set('2026-11-21T02:00:00Z');
  });

  it('is withheld where it takes the place of a withheld one', async () => {
    const number = '云卫公证字〔2026〕第90001号';
    const before = await world.issue({ number });
    await world.act(before, 'withhold');
    const after = await world.issue({ number });
    expect([await stateOf(before), await stateOf(after)]).toEqual(['05', '02']);
    expect((await world.view(after)).acts[0]).toMatchObject({ act: 'withhold', by: { name: '证照库' } });
    expect((await world.view(before)).acts[0]).toMatchObject({ act: 'lapse', from: '02', to: '05' });
    const twice = await world.issue({ number: '云卫公证字〔2026〕第90002号' });
    const next = await world.issue({ number: '云卫公证字〔2026〕第90002号' });
    expect([await stateOf(twice), await stateOf(next)]).toEqual(['05', '01']);
  });
});

describe('a file of a stranger', () => {
  const holds = async (content: Uint8Array) => {
    const { value } = await world.verify(content);
    return {
      valid: value.valid,
      licence: value.licence,
      failing: value.checks.filter(c => c.holds === false),
    };
  };

  it('that was changed is named, and the register still tells how the licence stands', async () => {
    const id = await world.issue();
    const record = (await fileOf(id, 'record')).toString();
    const changed = await holds(
      Buffer.from(record.replace('"validTo": "2028-06-11"', '"validTo": "2038-06-11"')),
    );
    expect(changed.valid).toBe(false);
    expect(changed.failing.map(({ text }) => text.zh)).toContain('签名之后文件内容被改动过。');
    expect(changed.licence).toMatchObject({ validTo: '2028-06-11', holder: '临江******司' });
    const pdf = Buffer.from(await fileOf(id, 'pdf'));
    pdf[300] = (pdf[300] ?? 0) ^ 1;
    expect((await holds(pdf)).valid).toBe(false);
    const ofd = Buffer.from(await fileOf(id, 'ofd'));
    ofd[ofd.length >> 1] = (ofd[ofd.length >> 1] ?? 0) ^ 0xff;
    expect((await holds(ofd)).valid).toBe(false);
  });

  it('signed by another root is not ours, though it names our licence', async () => {
    const id = await world.issue();
    const { licence } = JSON.parse((await fileOf(id, 'record')).toString());
    const now = new Date('2026-11-21T02:00:00Z');
    const root = await createNationalAuthority({ name: '国密根', now });
    const made = await issueNationalCertificate(root, { organisation: licence.issuerName, now, years: 3 });
    const key = loadNationalKey(made.certificatePem, made.privateKeyPem, [root.certificatePem]);
    const forged = await holds(Buffer.from(JSON.stringify(signRecord(licence, key, now))));
    expect(forged.valid).toBe(false);
    expect(forged.failing).toMatchObject([
      { what: 'chain', text: { zh: '签名证书不是本平台认可的机构颁发的。' } },
    ]);
  });

  it.each([
    ['nothing', Buffer.alloc(0), null],
    ['a text', Buffer.from('hello'), null],
    ['half a PDF', Buffer.from('%PDF-1.7\n/ByteRange [0 1 2 3]'), 'pdf'],
    ['half an archive', Buffer.from('PK\u0003\u0004 and nothing'), 'ofd'],
    ['a deep JSON', Buffer.from(`{"a":${'['.repeat(400_000)}${']'.repeat(400_000)}}`), 'record'],
    [
      'a deep ASN.1',
      Buffer.from(
        `%PDF-1.7\n/ByteRange [0 49 400051 0]\n/Contents         <${'3080'.repeat(100_000)}>`.padEnd(400_051),
      ),
      'pdf',
    ],
  ])('that is junk is told so: %s', async (_name, content, format) => {
    const { value } = await world.verify(content);
    expect([value.valid, value.format, value.licence]).toEqual([false, format, null]);
  });

  it('is given up when it takes too long, and the next is checked', async () => {
    const order = { file: Buffer.from('hello'), roots: [], timeStampRoots: [], today: '2026-11-21' };
    await expect(fileVerifier({ timeoutMs: 1 }).verify(order)).rejects.toMatchObject({
      code: 'DOCUMENTS_LICENCE_CHECK_FAILED',
    });
    const { verify } = fileVerifier({ mostWaiting: 1 });
    const [first, second] = await Promise.allSettled([verify(order), verify(order)]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect((await verify(order)).format).toBeNull();
  });

  it('larger than 20 MB is refused', async () => {
    expect((await world.verify(Buffer.alloc(21 * 1_048_576, 32))).error.code).toBe('KERNEL_TOO_LARGE');
  });
});
