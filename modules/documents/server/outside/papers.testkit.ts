import { amountInCapitals } from '@zhiban/facts';
import { standardLicenceLayout } from '../../model/standard-licence-layout.ts';
import {
  createAuthority,
  createNationalAuthority,
  issueNationalCertificate,
  issueSigningCertificate,
  loadNationalKey,
  loadSigningKey,
  ownTimeStamper,
  signOfd,
  signPdf,
  signRecord,
} from '../signing/index.ts';
import { exampleLetter, exampleLicence } from '../writing/examples.ts';
import {
  acceptanceSheet,
  applicationFormSheet,
  correctionSheet,
  letterSheet,
  type Sheet,
  writeLicenceOfd,
  writeLicencePdf,
  writeOfd,
  writePdf,
} from '../writing/index.ts';
import { licenceSheet } from '../writing/licence.ts';
import type { PlacedLine } from '../writing/sheet.ts';

/** Names and marks that fonts and readers of text get wrong. */
const RARE = '囍頔㑇喆堃犇镕赟翀昇玥珺燚淼龘鱻麤彧祎旻晟翯';
const AMOUNT = `罚款人民币1,234.56元（大写：${amountInCapitals(123_456n)}）`;
const MARKS = '“单位”、《条例》第二十二条；〔2026〕第 7 号——不得少于“三十日”……';

/** A paper in all of its forms, as its office hands it out. */
export interface OutsidePaper {
  readonly name: string;
  readonly pdf: Uint8Array;
  readonly isSigned: boolean;
  readonly ofd?: Uint8Array;
  readonly record?: Uint8Array;
  /** What is to be read on each page, in reading order, without blanks. */
  readonly pages: readonly string[];
  readonly code?: string;
}

export const OUTSIDE_SIGNER = exampleLicence.licence.issuerName;
const NOW = new Date('2026-11-21T06:00:00Z');
const NOTICE = {
  number: '云卫许受字〔2026〕第000123号',
  addressee: `临江市云溪区${RARE}有限公司`,
  addressed: '你单位',
  service: '公共场所卫生许可（变更）',
  applicationNumber: 'YX-2026-000782',
  receivedOn: '2026-11-18',
  issuerName: OUTSIDE_SIGNER,
  date: '2026-11-21',
  verifyUrl: 'https://zhiban.yunxi.example/applications/8PLM-3RW6-XA2C',
} as const;
const MATERIALS = [
  { name: '公共场所卫生许可证申请表', form: '电子件', copies: 1 },
  { name: `原许可证（${RARE}）`, form: '原件', copies: 1 },
];
const field = (label: string, value: string) => ({ label, value, source: '市场主体登记库' });

const licence = {
  ...exampleLicence,
  rows: [...exampleLicence.rows, { label: '备注', value: `${RARE}；${MARKS}` }],
};
const letter = {
  ...exampleLetter,
  addressee: NOTICE.addressee,
  reasons: [...exampleLetter.reasons, { text: `${AMOUNT}。${MARKS}`, legalBasis: '《行政许可法》第七十条' }],
};
const SHEETS: Readonly<Record<string, Sheet>> = {
  decision: letterSheet(letter),
  acceptance: acceptanceSheet({
    ...NOTICE,
    materials: MATERIALS,
    promise: { workingDays: 10, lastDay: '2026-12-04' },
  }),
  correction: correctionSheet({
    ...NOTICE,
    title: '申请材料补正告知书',
    paragraphs: ['根据《中华人民共和国行政许可法》第三十二条，现一次告知需要补正的全部内容。'],
    points: ['原许可证', '营业执照'].map(where => ({
      where,
      problem: `照片模糊，看不清“${RARE}”和有效期限。`,
      remedy: '请重新拍照，四角拍全，字要看得清，不要反光，也不要用美颜滤镜。',
      legalBasis: '《公共场所卫生管理条例实施细则》第二十六条',
    })),
  }),
};
const FORM = applicationFormSheet({
  title: '公共场所卫生许可（变更）申请表',
  number: 'YX-2026-000782',
  office: OUTSIDE_SIGNER,
  date: '2026-11-18',
  sections: [
    {
      heading: '单位信息',
      fields: [
        field('单位名称', NOTICE.addressee),
        field('经营场所地址', `${exampleLicence.rows[2]?.value}，${MARKS}`),
        field('联系电话', ''),
      ],
    },
  ],
  materials: [{ name: '原许可证', form: '电子证照，免提交' }],
  declarations: ['以上信息和材料真实、合法、有效，愿意承担由此产生的法律责任。'],
});

/** The text of each page in reading order, without the numbers of pages, which nobody reads aloud. */
function pagesOf({ pages, blocks }: Sheet): string[] {
  const lines = blocks.flatMap((block): readonly PlacedLine[] => {
    if (block.tag === 'Figure') return [];
    return block.tag === 'Table' ? block.rows.flat().flatMap(cell => cell.lines) : block.lines;
  });
  return pages.map((_, page) =>
    lines
      .filter(line => (line.page ?? 0) === page)
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, ''),
  );
}

/** Every kind of paper, signed for a fictional office under roots of their own. */
export async function outsidePapers(): Promise<OutsidePaper[]> {
  const order = { organisation: OUTSIDE_SIGNER, now: NOW, years: 3 };
  const authority = await createAuthority({ name: '智办根证书', now: NOW });
  const office = await issueSigningCertificate(authority, order);
  const stamps = await issueSigningCertificate(authority, {
    ...order,
    organisation: '演示时间戳',
    use: 'timestamps',
  });
  const national = await createNationalAuthority({ name: '智办国密根证书', now: NOW });
  const sealed = await issueNationalCertificate(national, order);
  const key = await loadSigningKey(office.certificatePem, office.privateKeyPem, [authority.certificatePem]);
  const nationalKey = loadNationalKey(sealed.certificatePem, sealed.privateKeyPem, [national.certificatePem]);
  const stampKey = await loadSigningKey(stamps.certificatePem, stamps.privateKeyPem);
  const sign = async (pdf: Uint8Array, reason: string) =>
    signPdf(pdf, key, {
      reason,
      location: OUTSIDE_SIGNER,
      signedAt: NOW,
      timeStamp: ownTimeStamper(stampKey, () => NOW),
    });
  const seal = (ofd: Uint8Array) =>
    signOfd(ofd, nationalKey, { officeCode: exampleLicence.licence.issuerCode, signedAt: NOW });
  const letters = Object.entries(SHEETS).map(async ([name, sheet]) => ({
    name,
    pdf: await sign(await writePdf(sheet), sheet.title),
    ofd: seal(writeOfd(sheet)),
    isSigned: true,
    pages: pagesOf(sheet),
    code: name === 'decision' ? letter.verifyUrl : NOTICE.verifyUrl,
  }));
  return [
    {
      name: 'licence',
      pdf: await sign(await writeLicencePdf(licence), '颁发证照'),
      ofd: seal(await writeLicenceOfd(licence)),
      record: Buffer.from(JSON.stringify(signRecord(licence.licence, nationalKey, NOW), null, 2)),
      isSigned: true,
      pages: pagesOf(licenceSheet(licence, standardLicenceLayout)),
      code: licence.verifyUrl,
    },
    ...(await Promise.all(letters)),
    { name: 'application-form', pdf: await writePdf(FORM), isSigned: false, pages: pagesOf(FORM) },
  ];
}
