import { createIdentity, type Identity } from '@zhiban/identity/server';
import { createTestKernel, send, startTestServer, type TestKernel } from '@zhiban/kernel/testkit';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLicenceIdentifier } from '../model/licence.ts';
import { verifyLicence } from '../model/operations.ts';
import {
  createDocuments,
  createReader,
  type Documents,
  type LicenceRequest,
  renderSpecimen,
  specimenExamples,
} from './index.ts';
import { verifyFile } from './verify-file.ts';

const OFFICE = { name: '云溪区卫生健康局', code: '113301990026010103' };
const reader = createReader();
let kernel: TestKernel;
let documents: Documents;
let identity: Identity;
let app: FastifyInstance;

beforeAll(async () => {
  kernel = await createTestKernel({
    migrations: [
      { module: 'identity', folder: new URL('../../identity/server/migrations/', import.meta.url) },
      { module: 'documents', folder: new URL('./migrations/', import.meta.url) },
    ],
  });
  identity = createIdentity(kernel, { demoSignIn: true });
  documents = createDocuments(kernel, { reader });
  await documents.prepareDemoKeys([OFFICE], { proposedBy: 'tang_yu', activatedBy: 'shen_hao' });
  app = await startTestServer(kernel, {
    routes: documents.routes,
    authenticate: identity.authenticate,
    guard: identity.guard,
  });
});
afterAll(async () => {
  await reader.close();
  await kernel.close();
});

const PERSON = '018f0000-0000-7000-8000-000000000001';
const upload = (content: Uint8Array) =>
  documents.receive({ name: '旧证.jpg', content, personId: PERSON, organisation: null });

const request = (applicationId: string): LicenceRequest => ({
  applicationId,
  serviceId: 'hygiene-licence-change',
  personId: PERSON,
  organisation: null,
  departmentId: 'YX-WJ',
  issuer: OFFICE,
  title: '公共场所卫生许可证',
  typeName: '公共场所卫生许可证',
  typeCode: '11100000000013338W001',
  number: '云卫公证字〔2024〕第00127号',
  holder: { name: '临江市清和宾馆有限公司', code: '91330199MA2FJ8K3XT', codeType: '001' },
  validFrom: '2024-06-12',
  validTo: '2028-06-11',
  rows: [{ label: '单位名称', value: '临江市清和宾馆有限公司' }],
});
const nothingElse = async () => undefined;

describe('what comes in', () => {
  it('is stored at once and read in the background', async () => {
    const { id } = await upload(await renderSpecimen('hygiene_licence', specimenExamples.hygiene_licence));
    expect((await documents.find([id]))[0]).toMatchObject({
      readingState: 'waiting',
      mediaType: 'image/jpeg',
      pages: 1,
    });
    await kernel.runJobs(documents.jobs ?? []);
    const [read] = await documents.find([id]);
    expect(read?.readingState).toBe('done');
    expect(read?.reading?.kind).toBe('hygiene_licence');
    const values = Object.fromEntries(
      (read?.reading?.fields ?? []).map(field => [field.element, field.value]),
    );
    expect(values).toMatchObject({
      licence_number: '云卫公证字〔2022〕第00386号',
      licence_valid_to: '2026-11-30',
    });
  }, 60_000);

  it.each([
    ['an empty file', Buffer.alloc(0), 'DOCUMENTS_EMPTY_FILE'],
    ['a text', Buffer.from('hello, this is a picture'), 'DOCUMENTS_WRONG_TYPE'],
  ])('refuses %s and stores nothing', async (_name, content, code) => {
    await expect(upload(content)).rejects.toMatchObject({ code });
  });
});

describe('what goes out', () => {
  it('is issued once for an application, whoever asks twice', async () => {
    const id = '018f0000-0000-7000-8000-0000000000a1';
    let told = 0;
    const issue = () =>
      documents.issueLicence(request(id), async () => {
        told += 1;
      });
    const [one, two] = await Promise.all([issue(), issue()]);
    const three = await issue();
    expect([two.id, three.id]).toEqual([one.id, one.id]);
    expect(told).toBe(1);
    expect(checkLicenceIdentifier(one.identifier)).toBe(true);
  });

  it('lapses the licence that it replaces', async () => {
    const again = await documents.issueLicence(request('018f0000-0000-7000-8000-0000000000a2'), nothingElse);
    const states = (await documents.licencesOf(again.holderCode)).map(({ id, state }) => [
      id === again.id,
      state,
    ]);
    expect(states).toEqual([
      [true, '01'],
      [false, '05'],
    ]);
  });

  it('can be checked by anyone, who learns little', async () => {
    const { identifier } = await documents.issueLicence(
      request('018f0000-0000-7000-8000-0000000000a3'),
      nothingElse,
    );
    const { value, text } = await send(app, verifyLicence, { params: { identifier } });
    expect(value).toMatchObject({ state: '01', issuerName: OFFICE.name, holder: '临江******司' });
    expect(value.signature).toMatchObject({ valid: true, signer: OFFICE.name });
    expect(text).not.toContain('清和宾馆');
  });

  it('tells a false identifier from a licence', async () => {
    const { identifier } = await documents.issueLicence(
      request('018f0000-0000-7000-8000-0000000000a4'),
      nothingElse,
    );
    const other = identifier.endsWith('A') ? 'B' : 'A';
    const answer = await send(app, verifyLicence, {
      params: { identifier: identifier.slice(0, -1) + other },
    });
    expect([answer.status, answer.error.code]).toEqual([404, 'DOCUMENTS_UNKNOWN_LICENCE']);
  });

  it('is signed in three forms that anyone can check without the server', async () => {
    const record = await documents.issueLicence(request('018f0000-0000-7000-8000-0000000000a5'), nothingElse);
    const { rows } = await kernel.database.pool.query<{ chain_pem: string[] }>(
      'select chain_pem from documents.signing_key',
    );
    const roots = rows.flatMap(row => row.chain_pem);
    const verified = async (bytes: Uint8Array) => {
      const { valid, format, signer } = await verifyFile(bytes, roots);
      return [valid, format, signer];
    };
    const ofd = await kernel.blobs.get(record.ofdDigest ?? '');
    expect(await verified(await kernel.blobs.get(record.pdfDigest))).toEqual([true, 'pdf', OFFICE.name]);
    expect(await verified(ofd)).toEqual([true, 'ofd', OFFICE.name]);
    expect(await verified(Buffer.from(JSON.stringify(record.record)))).toEqual([true, 'record', OFFICE.name]);
    const pdf = await verifyFile(await kernel.blobs.get(record.pdfDigest), roots);
    expect(pdf.checks.find(({ what }) => what === 'time-stamp')).toMatchObject({ holds: true });
  });
});
