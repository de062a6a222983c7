import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listSigningKeys, retireSigningKey } from '../../model/key-operations.ts';
import { issuingKeys } from '../issuing-keys.ts';
import { signPdf, verifyPdfSignature } from '../signing/index.ts';
import { exampleLicence } from '../writing/examples.ts';
import { writeLicencePdf } from '../writing/index.ts';
import { signingKeyStore } from './key-store.ts';
import { as, OFFICE, startKeyStore } from './keys.testkit.ts';

let world: Awaited<ReturnType<typeof startKeyStore>>;
beforeAll(async () => {
  world = await startKeyStore();
});
afterAll(() => world.close());
const states = async () => {
  const { keys } = (await send(world.app, listSigningKeys, as('tang_yu'))).value;
  return new Map(keys.map(({ id, state }) => [id, state]));
};

describe('before there is a demonstration', () => {
  it('no key is made by ourselves, and nobody but operators sees or changes keys', async () => {
    expect((await world.propose('international', 'demo')).error.code).toBe('DOCUMENTS_KEY_NO_DEMO_AUTHORITY');
    expect((await send(world.app, listSigningKeys)).error.code).toBe('KERNEL_NOT_SIGNED_IN');
    expect((await send(world.app, listSigningKeys, as('he_jing'))).error.code).toBe('KERNEL_FORBIDDEN');
  });
});

describe('a key of the demonstration', () => {
  beforeAll(() =>
    world.documents.prepareDemoKeys([OFFICE], { proposedBy: 'tang_yu', activatedBy: 'shen_hao' }),
  );

  it('is there for both suites, once, and says 演示', async () => {
    await world.documents.prepareDemoKeys([OFFICE], { proposedBy: 'tang_yu', activatedBy: 'shen_hao' });
    const { value, text } = await send(world.app, listSigningKeys, as('shen_hao'));
    expect(
      value.keys
        .map(key => [key.suite, key.state, key.certificate?.subject, key.certificate?.issuer])
        .toSorted(),
    ).toEqual([
      ['international', 'active', '云溪区卫生健康局', '智办演示根证书（不可用于正式业务）'],
      ['national', 'active', '云溪区卫生健康局', '智办演示国密根证书（不可用于正式业务）'],
    ]);
    expect(text).not.toContain('PRIVATE');
  });

  it.each(['international', 'national'] as const)('takes two persons to activate (%s)', async suite => {
    const { value: key } = await world.propose(suite, 'demo');
    const before = [...(await states())].find(([id]) => id !== key.id && id);
    expect([key.state, key.proposedBy, key.activatedBy]).toEqual(['proposed', 'tang_yu', null]);
    expect((await world.activate(key.id, 'tang_yu')).error.code).toBe('DOCUMENTS_KEY_OWN_PROPOSAL');
    const active = await world.activate(key.id, 'shen_hao');
    expect([active.value.state, active.value.activatedBy]).toEqual(['active', 'shen_hao']);
    expect(before).toBeDefined();
    const now = await states();
    expect([...now.values()].filter(state => state === 'active')).toHaveLength(2);
    expect((await world.activate(key.id, 'shen_hao')).error.code).toBe('DOCUMENTS_KEY_NOT_PROPOSED');
  });

  it('takes two persons in the database too', async () => {
    const { value } = await world.propose('national', 'demo');
    await expect(
      world.kernel.database.pool.query(
        'update documents.signing_key set activated_by = proposed_by where id = $1',
        [value.id],
      ),
    ).rejects.toMatchObject({ constraint: 'signing_key_two_persons' });
    await expect(
      world.kernel.database.pool.query(
        `update documents.signing_key set state = 'active', activated_by = 'x', activated_at = now() where id = $1`,
        [value.id],
      ),
    ).rejects.toMatchObject({ constraint: 'signing_key_active' });
  });

  it('is rotated while papers are signed: each signature stays verifiable with its own chain', async () => {
    const keys = issuingKeys(world.kernel, signingKeyStore(world.kernel.db));
    const pdf = await writeLicencePdf(exampleLicence);
    const sign = async () =>
      signPdf(pdf, await keys.keyOf(OFFICE.code), {
        reason: '颁发',
        location: '云溪区',
        signedAt: world.kernel.clock.now(),
      });
    const before = await sign();
    const { value: next } = await world.propose('international', 'demo');
    const [during] = await Promise.all([sign(), world.activate(next.id, 'shen_hao')]);
    const after = await sign();
    const roots = await keys.roots();
    for (const signed of [before, during, after])
      expect(await verifyPdfSignature(signed, roots)).toMatchObject({ valid: true, signer: OFFICE.name });
    const { certificatePem } = await keys.keyOf(OFFICE.code);
    expect(certificatePem).toContain('BEGIN CERTIFICATE');
    expect(Buffer.compare(before, after)).not.toBe(0);
    expect((await states()).get(next.id)).toBe('active');
  });

  it('is activated once when two persons press at once', async () => {
    const two = [
      (await world.propose('national', 'demo')).value,
      (await world.propose('national', 'demo')).value,
    ];
    const answers = await Promise.all(two.map(({ id }) => world.activate(id, 'shen_hao')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const now = await states();
    expect(two.map(({ id }) => now.get(id)).toSorted()).toEqual(['active', 'retired']);
  });

  it('stops signing when it is retired, by one person at once', async () => {
    const keys = issuingKeys(world.kernel, signingKeyStore(world.kernel.db));
    const listed = (await send(world.app, listSigningKeys, as('tang_yu'))).value.keys;
    const active = listed.find(key => key.suite === 'national' && key.state === 'active');
    const params = { keyId: active?.id ?? '' };
    const retired = await send(world.app, retireSigningKey, { params, ...as('tang_yu') });
    expect([retired.value.state, retired.value.retiredBy]).toEqual(['retired', 'tang_yu']);
    expect(await keys.nationalKeyOf(OFFICE.code)).toBeUndefined();
    expect(await keys.roots('national')).toHaveLength(1);
    expect((await send(world.app, retireSigningKey, { params, ...as('tang_yu') })).error.code).toBe(
      'DOCUMENTS_KEY_RETIRED',
    );
  });

  it('opens for no other office', async () => {
    await world.documents.prepareDemoKeys([{ name: '云溪区文化局', code: '113301990026010290' }], {
      proposedBy: 'tang_yu',
      activatedBy: 'shen_hao',
    });
    await world.kernel.database.pool.query(
      `update documents.signing_key k set private_key = other.private_key from documents.signing_key other
       where k.office_code = '113301990026010290' and k.suite = 'international' and k.state = 'active'
         and other.office_code = $1 and other.suite = 'international' and other.state = 'active'`,
      [OFFICE.code],
    );
    const keys = issuingKeys(world.kernel, signingKeyStore(world.kernel.db));
    await expect(keys.keyOf('113301990026010290')).rejects.toThrow();
  });
});
