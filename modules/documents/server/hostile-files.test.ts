import { createTestKernel, type TestKernel } from '@zhiban/kernel/testkit';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentErrors } from '../model/errors.ts';
import { createDocuments, createReader, type Documents } from './index.ts';
import { families } from './reading/hostile/families.testkit.ts';
import type { HostileFile, Verdict } from './reading/hostile/hostile-file.testkit.ts';
import { drawing } from './reading/hostile/raw-pdf.testkit.ts';
import { createWorkerPool } from './reading/worker-pool.ts';
import { renderSpecimen, specimenExamples } from './specimens/index.ts';

/** All of them, also those that are stopped only after half a minute; else every second one. */
const all = process.env.HOSTILE === 'all';
const chosen = (files: readonly HostileFile[]): readonly HostileFile[] =>
  all ? files : files.filter(({ verdict }, index) => index % 2 === 0 && verdict !== 'stopped');

const reader = createReader();
let kernel: TestKernel;
let documents: Documents;
beforeAll(async () => {
  const folder = new URL('./migrations/', import.meta.url);
  kernel = await createTestKernel({ migrations: [{ module: 'documents', folder }] });
  documents = createDocuments(kernel, { reader });
});
afterAll(async () => {
  await reader.close();
  await kernel.close();
});

const person = '018f0000-0000-7000-8000-000000000001';
const upload = (name: string, content: Uint8Array) =>
  documents.receive({ name, content, personId: person, organisation: null });

const stops = [documentErrors.READING_TIMED_OUT.code, documentErrors.TOO_HEAVY.code];
/** What became of the reading of a document. */
const verdictOf = async (id: string): Promise<Verdict> => {
  const [record] = await documents.find([id]);
  if (record?.readingState === 'done') return 'read';
  const known = Object.values(documentErrors).find(
    ({ definition }) => definition.message.en === record?.problem?.en,
  );
  const code = known?.code ?? 'DOCUMENTS_WITHOUT_A_REASON';
  return stops.includes(code) ? 'stopped' : `reading: DOCUMENTS_${code.slice('DOCUMENTS_'.length)}`;
};

/** Sends files through the front door: each is refused with a reason, or read and shown. */
const judge = async (files: readonly HostileFile[]): Promise<(readonly [string, string])[]> => {
  const doors: (readonly [string, { id: string } | { code: string }])[] = [];
  for (const { what, make } of files) {
    const answer = await upload(what, await make()).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error) return { code: String(error.code) };
      throw error;
    });
    doors.push([what, answer]);
  }
  await kernel.runJobs(documents.jobs ?? []);
  const verdicts: (readonly [string, string])[] = [];
  for (const [what, answer] of doors) {
    const verdict = 'id' in answer ? await verdictOf(answer.id) : answer.code;
    if ('id' in answer && verdict === 'read') await documents.pageImage(answer.id, 1);
    verdicts.push([what, verdict]);
  }
  return verdicts;
};

it('are more than two hundred, none like another', () => {
  const names = Object.entries(families).flatMap(([family, files]) => files.map(({ what }) => family + what));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(200);
});

describe('files made to do harm', () => {
  it.each(Object.entries(families))(
    '%s: each is refused with its reason, or read',
    async (_, files) => {
      const picked = chosen(files);
      expect(await judge(picked)).toEqual(picked.map(({ what, verdict }) => [what, verdict]));
    },
    900_000,
  );

  it('leave a reader that reads', async () => {
    const { id } = await upload(
      '执照.jpg',
      await renderSpecimen('hygiene_licence', specimenExamples.hygiene_licence),
    );
    await kernel.runJobs(documents.jobs ?? []);
    expect((await documents.find([id]))[0]?.reading?.kind).toBe('hygiene_licence');
  }, 120_000);

  it.each([
    ['for print, in four colours', (file: Buffer) => sharp(file).toColourspace('cmyk').jpeg().toBuffer()],
    [
      'lying, and turned by EXIF',
      (file: Buffer) => sharp(file).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    ],
    [
      'mirrored, and turned by EXIF',
      (file: Buffer) => sharp(file).flop().withMetadata({ orientation: 2 }).jpeg().toBuffer(),
    ],
    ['in 16 bits', (file: Buffer) => sharp(file).toColourspace('rgb16').png().toBuffer()],
    ['in grey with alpha', (file: Buffer) => sharp(file).greyscale().ensureAlpha().png().toBuffer()],
    ['in pieces', (file: Buffer) => sharp(file).jpeg({ progressive: true }).toBuffer()],
  ])(
    'are told from odd ones that are honest: a photograph %s',
    async (what, change) => {
      const photograph = await renderSpecimen('hygiene_licence', specimenExamples.hygiene_licence);
      const { id } = await upload(what, await change(Buffer.from(photograph)));
      await kernel.runJobs(documents.jobs ?? []);
      const values = (await documents.find([id]))[0]?.reading?.fields.map(({ element, value }) => [
        element,
        value,
      ]);
      expect(Object.fromEntries(values ?? [])).toMatchObject({
        licence_number: '云卫公证字〔2022〕第00386号',
      });
    },
    120_000,
  );

  it('have no say in their names', async () => {
    const photograph = await renderSpecimen('hygiene_licence', specimenExamples.hygiene_licence, {
      scale: 0.2,
    });
    expect((await upload('../../etc/执照\u202egpj.exe', photograph)).name).toBe('执照gpj.exe');
  }, 60_000);
});

describe('others, while one brings files that never end', () => {
  const endless = drawing('/X Do', '/XObject << /X 10 0 R >>', {
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [
        n + 10,
        `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${n + 11} 0 R >> >> /Length 60 >>\nstream\n${'/X Do '.repeat(10)}\nendstream`,
      ]),
    ),
    22: '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 12 >>\nstream\n0 0 1 1 re f\nendstream',
  });

  it('have a process for themselves: nobody has them all', async () => {
    const pool = createWorkerPool({ workers: 2, maxWaiting: 60, maxWaitingOfOne: 3 });
    const limits = { maxPages: 20, maxPixels: 60_000_000 };
    const leave = new AbortController();
    const done: string[] = [];
    const bring = () =>
      pool
        .run(
          { type: 'read', file: endless, mediaType: 'application/pdf', limits },
          { owner: 'a', timeoutMs: 600_000, signal: leave.signal },
        )
        .catch((error: unknown) => {
          done.push('a');
          return error;
        });
    const brought = [bring(), bring(), bring(), bring(), bring()];
    await expect(brought[4]).resolves.toMatchObject({ code: 'DOCUMENTS_TOO_MANY_UPLOADS' });
    for (const name of ['b', 'c', 'b']) {
      const good = await renderSpecimen('letter', specimenExamples.letter, { scale: 0.2 });
      await pool.run({ type: 'inspect', file: good, limits }, { owner: name, timeoutMs: 120_000 });
      done.push(name);
    }
    expect(done).toEqual(['a', 'b', 'c', 'b']);
    leave.abort(new Error('he left'));
    await Promise.all(brought);
    await pool.close();
  }, 240_000);
});
