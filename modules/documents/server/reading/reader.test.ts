import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../model/reading.ts';
import { type Degradation, renderSpecimen, type SpecimenKind, specimenExamples } from '../specimens/index.ts';
import { createReader } from './index.ts';
import { makePdf } from './pdf.testkit.ts';
import { createWorkerProcess } from './worker-process.ts';

const reader = createReader();
afterAll(() => reader.close());

const byElement = (reading: Reading): Record<string, string> =>
  Object.fromEntries(reading.fields.map(field => [field.element, field.value]));

const pick = (kind: SpecimenKind, elements: readonly string[]): Record<string, string> =>
  Object.fromEntries(elements.map(element => [element, specimenExamples[kind][element] ?? '']));

const company = ['uscc', 'enterprise_name', 'legal_representative', 'establishment_date', 'business_address'];
const premises = [
  'licence_number',
  'premises_name',
  'licence_responsible_person',
  'premises_address',
  'licence_valid_from',
  'licence_valid_to',
  'licence_issue_date',
];

describe('licences from photographs', () => {
  it.each<[SpecimenKind, string, Degradation, readonly string[]]>([
    [
      'business_licence',
      'askew, from the side, in a shadow',
      { tilt: -4, lean: 0.06, shadow: 0.5, noise: 6 },
      company,
    ],
    ['business_licence', 'upside down', { turn: 180, quality: 70 }, company],
    ['business_licence_portrait', 'in low light', { light: 0.35, noise: 8, tilt: 3, quality: 60 }, company],
    ['hygiene_licence', 'on its side', { turn: 90, noise: 8, quality: 70 }, premises],
    ['hygiene_licence', 'in low light', { light: 0.3, noise: 8, quality: 60 }, premises],
    ['publication_licence', 'on its other side, askew', { turn: 270, tilt: 3, blur: 0.8 }, premises],
  ])(
    '%s %s',
    async (kind, _, degradation, elements) => {
      const file = await renderSpecimen(kind, specimenExamples[kind], { ...degradation, seed: 7 });
      const reading = await reader.read(file, 'image/jpeg');
      expect(kind.startsWith(reading.kind)).toBe(true);
      expect(byElement(reading)).toMatchObject(pick(kind, elements));
      expect(reading.pages[0]?.rotation).toBe((360 - (degradation.turn ?? 0)) % 360);
      expect(reading.stages.map(stage => stage.name)).toEqual([
        'sniff',
        'page',
        'orient',
        'recognise',
        'lay out',
        'tamper',
        'classify',
        'extract',
        'check',
      ]);
      expect(reading.signs).toEqual([]);
      expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
    },
    60_000,
  );

  it.each<[SpecimenKind, Degradation]>([
    ['resident_id_card', { tilt: -3, noise: 5, quality: 80 }],
    ['resident_id_card_back', { turn: 180, noise: 4 }],
    ['household_register', { turn: 90, noise: 6, quality: 75 }],
    ['property_certificate', { tilt: 2, shadow: 0.3, noise: 5 }],
  ])(
    '%s, every element of it',
    async (kind, degradation) => {
      const file = await renderSpecimen(kind, specimenExamples[kind], { ...degradation, seed: 7 });
      const reading = await reader.read(file, 'image/jpeg');
      expect(kind.startsWith(reading.kind)).toBe(true);
      const said = Object.entries(byElement(reading)).map(([element, value]) => [
        element,
        value.replace('/', '／'),
      ]);
      expect(Object.fromEntries(said)).toMatchObject(specimenExamples[kind]);
      expect(reading.fields.filter(({ check }) => check === 'failed')).toEqual([]);
    },
    60_000,
  );

  it('keeps rows and cells of a form, numbers that stand alone among them', async () => {
    const file = await renderSpecimen('table_form', specimenExamples.table_form, {
      tilt: 1.5,
      noise: 4,
      seed: 7,
    });
    const reading = await reader.read(file, 'image/jpeg');
    expect(reading.kind).toBe('other');
    const [table] = reading.tables;
    expect(table?.rows.map(row => row.map(({ text }) => text))).toEqual([
      ['单位名称', '临江市云溪清和茶艺服务有限公司'],
      ['统一社会信用代码', '91330199MA2FJ8K3XT', '法定代表人', '沈知遥'],
      ['联系电话', '13800001000', '填表日期', ''],
      ['经营地址', '临江市云溪区望湖街道桂花路128号3幢201室'],
      ['序号', '设施名称', '数量', '备注'],
      ['1', '茶桌', '12', '实木'],
      ['2', '消毒柜', '2', '双门'],
      ['3', '空调', '4', '壁挂'],
      ['4', '灭火器', '6', '干粉'],
    ]);
    expect(table?.rows[0]?.map(({ colSpan }) => colSpan)).toEqual([1, 3]);
    expect(reading.paragraphs.map(({ text }) => text)).toEqual(['经营场所设施登记表']);
  }, 60_000);

  it('puts the lines of a letter together into paragraphs', async () => {
    const { title, body, signature } = specimenExamples.letter;
    const file = await renderSpecimen('letter', specimenExamples.letter, { turn: 180, noise: 4, seed: 7 });
    const reading = await reader.read(file, 'image/jpeg');
    expect(reading.paragraphs.map(({ text }) => text)).toEqual([
      title,
      ...(body ?? '').split('\n'),
      signature,
      '2026年10月12日',
    ]);
  }, 60_000);

  it('says that a code fails its check digit when one digit of the picture was changed', async () => {
    const data = { ...specimenExamples.business_licence, uscc: '91330199MA2FJ8K4XT' };
    const reading = await reader.read(await renderSpecimen('business_licence', data), 'image/jpeg');
    expect(reading.fields.find(field => field.element === 'uscc')).toMatchObject({
      value: '91330199MA2FJ8K4XT',
      check: 'failed',
    });
    expect(reading.warnings.map(warning => warning.zh).join()).toContain('校验位');
  }, 60_000);
});

const writeLicence = (document: PDFKit.PDFDocument): void => {
  document.fontSize(30).text('营业执照', 350, 60);
  document.fontSize(14);
  document.text('统一社会信用代码', 60, 130).text('91330199MA2FJ8K3XT', 200, 130);
  document.text('名    称', 60, 170).text('临江市云溪清和茶艺服务有限公司', 200, 170);
  document.text('法定代表人', 60, 210).text('沈知遥', 200, 210);
  document.text('住    所', 60, 250).text('临江市云溪区桂花路128号', 200, 250).text('3幢201室', 200, 270);
};

describe('PDF', () => {
  it('uses the text of a page that has its own', async () => {
    const reading = await reader.read(await makePdf(writeLicence), 'application/pdf');
    expect(reading.stages.map(stage => stage.name)).not.toContain('recognise');
    expect(byElement(reading)).toMatchObject({
      uscc: '91330199MA2FJ8K3XT',
      enterprise_name: '临江市云溪清和茶艺服务有限公司',
      legal_representative: '沈知遥',
      business_address: '临江市云溪区桂花路128号3幢201室',
    });
  }, 60_000);

  it('reads what people see on a scan, not text that lies hidden behind it', async () => {
    const photograph = await renderSpecimen('hygiene_licence', specimenExamples.hygiene_licence);
    const file = await makePdf(document => {
      writeLicence(document);
      document.image(photograph, 0, 0, { width: 842, height: 595 });
    });
    const reading = await reader.read(file, 'application/pdf');
    expect(reading.kind).toBe('hygiene_licence');
    expect(byElement(reading)).toMatchObject(pick('hygiene_licence', premises));
  }, 60_000);
});

describe('several pages', () => {
  it('both sides of a card as one material', async () => {
    const sides = await Promise.all(
      (['resident_id_card', 'resident_id_card_back'] as const).map(kind =>
        renderSpecimen(kind, specimenExamples[kind]),
      ),
    );
    const file = await makePdf(document => {
      sides.forEach((side, index) => {
        if (index > 0) document.addPage();
        document.image(side, 0, 0, { width: 842 });
      });
    });
    const heard: string[] = [];
    const reading = await reader.read(file, 'application/pdf', {
      onProgress: ({ stage, page, pages }) => heard.push(`${stage} ${page}/${pages}`),
    });
    expect(byElement(reading)).toMatchObject({
      ...specimenExamples.resident_id_card,
      ...specimenExamples.resident_id_card_back,
    });
    expect(reading.fields.find(({ element }) => element === 'id_card_issuer')?.page).toBe(2);
    expect(heard.slice(0, 4)).toEqual(['sniff null/null', 'page 1/2', 'orient 1/2', 'recognise 1/2']);
    expect(heard).toContain('recognise 2/2');
    expect(heard.at(-1)).toBe('check null/2');
  }, 60_000);
});

describe('the page beside what was read', () => {
  it('is upright, and a page that is not there is an error', async () => {
    const file = await renderSpecimen('publication_licence', specimenExamples.publication_licence, {
      turn: 90,
    });
    const given = await sharp(
      await reader.renderPage(file, 'image/jpeg', { number: 1, turn: 270 }),
    ).metadata();
    expect([given.format, given.width, given.height]).toEqual(['jpeg', 1600, 1130]);
    const found = await sharp(await reader.renderPage(file, 'image/jpeg', { number: 1 })).metadata();
    expect([found.width, found.height]).toEqual([1600, 1130]);
    await expect(reader.renderPage(file, 'image/jpeg', { number: 2 })).rejects.toMatchObject({
      code: 'DOCUMENTS_NO_SUCH_PAGE',
    });
  }, 60_000);
});

describe('a process that fails', () => {
  const limits = { maxPages: 20, maxPixels: 60_000_000 };
  const task = async () => {
    const file = await renderSpecimen('business_licence', specimenExamples.business_licence, { scale: 0.5 });
    return { type: 'draw', file, mediaType: 'image/jpeg', limits, page: { number: 1, turn: 0 } } as const;
  };

  it('hangs: fails that task alone', async () => {
    const worker = createWorkerProcess();
    await expect(worker.run(await task(), { timeoutMs: 1 })).rejects.toMatchObject({
      code: 'DOCUMENTS_READING_TIMED_OUT',
    });
    expect(await worker.run(await task(), { timeoutMs: 30_000 })).toBeInstanceOf(Uint8Array);
    await worker.close();
  }, 60_000);

  it('runs out of memory: fails the task and does not take the process with it', async () => {
    const worker = createWorkerProcess(6);
    await expect(worker.run(await task(), { timeoutMs: 30_000 })).rejects.toMatchObject({
      code: expect.stringMatching(/^DOCUMENTS_(TOO_HEAVY|READING_FAILED)$/),
    });
    await worker.close();
  }, 60_000);

  it('takes more memory than it may: the same', async () => {
    const worker = createWorkerProcess(512, 80);
    const { file } = await task();
    const reading = { type: 'read', file, mediaType: 'image/jpeg', limits } as const;
    await expect(worker.run(reading, { timeoutMs: 30_000 })).rejects.toMatchObject({
      code: 'DOCUMENTS_TOO_HEAVY',
      cause: { message: expect.stringMatching(/^the reading process took \d+ MB$/) },
    });
    await worker.close();
  }, 60_000);

  it('is called off: the reason comes back', async () => {
    const stop = new AbortController();
    const { file } = await task();
    const waiting = reader.read(file, 'image/jpeg', { signal: stop.signal });
    stop.abort(new Error('the applicant left'));
    await expect(waiting).rejects.toThrow('the applicant left');
  }, 60_000);

  it('takes turns between persons: one with many does not hold up another', async () => {
    const fair = createReader();
    const file = await renderSpecimen('resident_id_card_back', specimenExamples.resident_id_card_back, {
      scale: 0.5,
    });
    const done: string[] = [];
    const read = (owner: string) => fair.read(file, 'image/jpeg', { owner }).then(() => done.push(owner));
    await Promise.all([...['a', 'a', 'a', 'a'].map(read), read('b')]);
    expect(done).toEqual(['a', 'a', 'b', 'a', 'a']);
    await fair.close();
  }, 60_000);

  it('is busy: says so instead of queueing without end', async () => {
    const small = createReader({ maxQueue: 1 });
    const { file } = await task();
    const asked = [1, 2, 3].map(() => small.read(file, 'image/jpeg').catch((error: unknown) => error));
    await expect(asked[2]).resolves.toMatchObject({ code: 'DOCUMENTS_READER_BUSY' });
    await small.close();
    await Promise.all(asked);
  }, 60_000);
});
