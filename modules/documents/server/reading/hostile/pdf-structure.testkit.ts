import { type HostileFile, hostile, latin1, type Verdict } from './hostile-file.testkit.ts';
import { catalogue, drawing, flate, page, rawPdf, stream } from './raw-pdf.testkit.ts';

type Objects = Record<number, Buffer | string>;
const tree = (what: string, verdict: Verdict, objects: Objects): HostileFile =>
  hostile(what, verdict, () => rawPdf({ objects }));
const ended = (
  what: string,
  verdict: Verdict,
  end: (at: number) => string,
  objects: Objects = {},
): HostileFile => hostile(what, verdict, () => rawPdf({ objects, end: (_, at) => end(at) }));
const broken = 'DOCUMENTS_BROKEN_FILE';

const manyPages = (count: number): Objects => {
  const numbers = Array.from({ length: count }, (_, n) => n + 10);
  return {
    2: `<< /Type /Pages /Kids [${numbers.map(n => `${n} 0 R`).join(' ')}] /Count ${count} >>`,
    ...Object.fromEntries(numbers.map(n => [n, page('')])),
  };
};

const trees: HostileFile[] = [
  tree('no pages', broken, { 2: '<< /Type /Pages /Kids [] /Count 0 >>' }),
  tree('no tree of pages', broken, { 1: '<< /Type /Catalog >>', 2: 'null', 3: 'null' }),
  tree('a tree that is a number', broken, { 2: '42', 3: 'null' }),
  tree('minus one page', broken, { 2: '<< /Type /Pages /Kids [3 0 R] /Count -1 >>' }),
  tree('a thousand million pages, by its own word', 'read', {
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>',
  }),
  tree('half a page', 'read', { 2: '<< /Type /Pages /Kids [3 0 R] /Count 0.5 >>' }),
  tree('pages that are their own children', broken, {
    2: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>',
    3: 'null',
  }),
  tree('two branches that hold each other', broken, {
    2: '<< /Type /Pages /Kids [6 0 R] /Count 1 >>',
    3: 'null',
    6: '<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>',
  }),
  tree('a parent that is its own parent', 'read', {
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>',
    3: page('').replace('/MediaBox [0 0 595 842]', ''),
  }),
  tree('the same page thirty times', 'DOCUMENTS_TOO_MANY_PAGES', {
    2: `<< /Type /Pages /Kids [${'3 0 R '.repeat(30)}] /Count 30 >>`,
  }),
  tree('a page that is nothing', broken, { 2: '<< /Type /Pages /Kids [9 0 R] /Count 1 >>', 3: 'null' }),
  tree('21 pages', 'DOCUMENTS_TOO_MANY_PAGES', manyPages(21)),
  tree('5000 pages', 'DOCUMENTS_TOO_MANY_PAGES', manyPages(5000)),
  tree('5000 pages that say they are one', 'read', {
    ...manyPages(5000),
    2: (manyPages(5000)[2] as string).replace('/Count 5000', '/Count 1'),
  }),
  tree('a tree ten thousand deep', broken, {
    ...Object.fromEntries(
      Array.from({ length: 10_000 }, (_, n) => [n + 10, `<< /Type /Pages /Kids [${n + 11} 0 R] /Count 1 >>`]),
    ),
    2: '<< /Type /Pages /Kids [10 0 R] /Count 1 >>',
    3: 'null',
  }),
];

const nested = (open: string, close: string, times: number): string =>
  open.repeat(times) + close.repeat(times);
const tables: HostileFile[] = [
  ended('no table', broken, () => ''),
  ended(
    'a table that is somewhere else',
    'read',
    () => 'trailer\n<< /Root 1 0 R >>\nstartxref\n999999999\n%%EOF',
  ),
  ended(
    'a table that leads to itself',
    'read',
    at =>
      `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 9 /Root 1 0 R /Prev ${at} >>\nstartxref\n${at}\n%%EOF`,
  ),
  ended(
    'a table of a thousand million rows',
    'read',
    at =>
      `xref\n0 1000000000\n0000000000 65535 f \ntrailer\n<< /Size 1000000000 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF`,
  ),
  ended(
    'a table that is negative',
    'read',
    at => `xref\n-5 -5\ntrailer\n<< /Size -1 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF`,
  ),
  ended('a trailer that leads nowhere', broken, () => 'trailer\n<< /Root 99 0 R >>\nstartxref\n0\n%%EOF'),
  ended('a trailer that is its own root', broken, () => 'trailer\n<< /Root 9 0 R >>\nstartxref\n0\n%%EOF', {
    9: '9 0 R',
  }),
  ended(
    'a stream of objects that holds itself',
    'read',
    at => `trailer\n<< /Root 1 0 R /XRefStm ${at} >>\nstartxref\n${at}\n%%EOF`,
    {
      9: stream('9 0 10 5 << /Type /ObjStm >>', '/Type /ObjStm /N 2 /First 9 /Extends 9 0 R'),
    },
  ),
  ended(
    'a stream of objects with a thousand million',
    'read',
    at => `trailer\n<< /Root 1 0 R >>\nstartxref\n${at}\n%%EOF`,
    {
      9: stream('', '/Type /ObjStm /N 1000000000 /First 1000000000'),
    },
  ),
  ended(
    'a table as a stream, of fields of a gigabyte',
    'read',
    at =>
      `11 0 obj\n<< /Type /XRef /Size 1000000000 /W [1000000000 1000000000 1000000000] /Index [0 1000000000] /Root 1 0 R /Length 4 >>\nstream\nabcd\nendstream\nendobj\nstartxref\n${at}\n%%EOF`,
  ),
  tree('a length that is itself', 'read', {
    4: Buffer.from('<< /Length 4 0 R >>\nstream\nBT ET\nendstream'),
  }),
  tree('a length of a gigabyte', 'read', {
    4: Buffer.from('<< /Length 1073741824 >>\nstream\nBT ET\nendstream'),
  }),
  tree('a length below nothing', 'read', { 4: Buffer.from('<< /Length -7 >>\nstream\nBT ET\nendstream') }),
  tree('lists in lists, a hundred thousand deep', broken, {
    1: catalogue(`/X ${nested('[', ']', 100_000)}`),
  }),
  tree('dictionaries in dictionaries, a hundred thousand deep', broken, {
    1: catalogue(`/X ${nested('<< /A ', '>>', 100_000)}`),
  }),
  tree('a string that never ends', 'read', { 6: `(${'('.repeat(200_000)}` }),
  tree('an object that is itself', 'read', { 4: '4 0 R' }),
  tree('a content of ten thousand pieces', 'read', {
    3: page('').replace('4 0 R', `[${'4 0 R '.repeat(10_000)}]`),
    4: stream('q Q'),
  }),
  tree('random bytes between the objects', 'read', {
    8: latin1(Array.from({ length: 20_000 }, (_, n) => String.fromCharCode((n * n * 31) % 256)).join('')),
  }),
];

const boxed = (what: string, verdict: Verdict, box: string, more = ''): HostileFile =>
  tree(what, verdict, { 3: page(more).replace('[0 0 595 842]', box) });
const boxes: HostileFile[] = [
  boxed('a page of a thousand million points', 'read', '[0 0 1000000000 1000000000]'),
  boxed('a page long and thin', 'DOCUMENTS_TOO_NARROW', '[0 0 1 100000000]'),
  boxed('a page of nothing', 'read', '[0 0 0 0]'),
  boxed('a page below nothing', 'read', '[0 0 -595 -842]'),
  boxed('a page the other way round', 'read', '[595 842 0 0]'),
  boxed('a page of words', 'read', '[(a) /b null true]'),
  boxed('a page of one number', 'read', '[595]'),
  boxed('a page beyond numbers', broken, `[0 0 ${'9'.repeat(400)} ${'9'.repeat(400)}]`),
  boxed('a page of a thousandth of a point', 'read', '[0 0 0.001 0.001]'),
  boxed('a page of units of a kilometre', 'read', '[0 0 595 842]', '/UserUnit 1000000'),
  boxed('a page turned by 45', 'read', '[0 0 595 842]', '/Rotate 45'),
  boxed('a page turned by minus 90', 'read', '[0 0 595 842]', '/Rotate -90'),
  boxed('a page turned by a thousand million', 'read', '[0 0 595 842]', '/Rotate 1000000000'),
  boxed('a page cut to another place', 'read', '[0 0 595 842]', '/CropBox [5000 5000 6000 6000]'),
  hostile('a flat bomb of content, 100 MB', 'DOCUMENTS_TOO_HEAVY', () => drawing('q Q '.repeat(25_000_000))),
  hostile('a bomb in three layers', 'DOCUMENTS_TOO_HEAVY', () => {
    const layers = [1, 2, 3].reduce<Buffer>(
      inner =>
        latin1(
          flate(inner)
            .toString('latin1')
            .replace(/^.*?stream\n/s, '')
            .replace(/\nendstream$/, ''),
        ),
      Buffer.alloc(60_000_000, 'q Q '),
    );
    return rawPdf({ objects: { 4: stream(layers, '', '[/FlateDecode /FlateDecode /FlateDecode]') } });
  }),
];

export const pdfStructure = [...trees, ...tables, ...boxes];
