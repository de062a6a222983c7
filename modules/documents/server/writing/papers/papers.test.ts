import { describe, expect, it } from 'vitest';
import { pdfaFaults } from '../pdf/conformance.testkit.ts';
import { writePdf } from '../pdf/write-pdf.ts';
import { readBack } from '../read-back.ts';
import type { Sheet } from '../sheet.ts';
import { acceptanceSheet, receiptSheet } from './acceptance.ts';
import { applicationFormSheet } from './application-form.ts';
import { correctionSheet } from './correction.ts';

const read = async (sheet: Sheet) => {
  const pdf = await writePdf(sheet);
  expect(pdfaFaults(pdf)).toEqual([]);
  const { pages, tags } = await readBack(pdf);
  return { pages: pages.map(page => page.replaceAll(/\s/g, '')), tags };
};

const notice = {
  number: '云卫许受字〔2026〕第000123号',
  addressee: '临江市云溪区栖云里民宿有限公司',
  addressed: '你单位',
  service: '公共场所卫生许可（变更）',
  applicationNumber: 'YX-2026-000782',
  receivedOn: '2026-11-18',
  issuerName: '临江市云溪区卫生健康局',
  date: '2026-11-21',
  verifyUrl: 'https://zhiban.yunxi.example/verify/8PLM-3RW6-XA2C',
} as const;
const materials = [
  { name: '公共场所卫生许可证申请表', form: '电子件', copies: 1 },
  { name: '原公共场所卫生许可证', form: '原件', copies: 1 },
];

const field = (label: string, value: string, source: string) => ({ label, value, source });
const form = {
  title: '公共场所卫生许可申请表',
  number: 'YX-2026-000782',
  office: '临江市云溪区卫生健康局',
  date: '2026-11-18',
  sections: [
    {
      heading: '一、单位信息',
      fields: [
        field('单位名称', '临江市云溪区栖云里民宿有限公司', '市场主体登记库'),
        field('法定代表人', '沈知远', '市场主体登记库'),
        field('联系电话', '', '申请人填写'),
      ],
    },
  ],
  materials: [{ name: '原公共场所卫生许可证', form: '系统共享，免提交' }],
  declarations: ['以上信息和材料真实、合法、有效，愿意承担由此产生的法律责任。'],
};

describe('applicationFormSheet', () => {
  it('shows every field with its source, the materials, and where to sign', async () => {
    const { pages } = await read(applicationFormSheet(form));
    expect(pages).toEqual([
      [
        '公共场所卫生许可申请表',
        '申请编号：YX-2026-000782',
        '致：临江市云溪区卫生健康局',
        '一、单位信息',
        '项目内容信息来源',
        '单位名称临江市云溪区栖云里民宿有限公司市场主体登记库',
        '法定代表人沈知远市场主体登记库',
        '联系电话（未填写）申请人填写',
        '申请材料',
        '序号材料名称提交形式',
        '1原公共场所卫生许可证系统共享，免提交',
        '申请人声明',
        '以上信息和材料真实、合法、有效，愿意承担由此产生的法律责任。',
        '申请人（签名或盖章）：',
        '日期：年月日',
      ].join(''),
    ]);
  });

  it('is a table for those who have it read to them: headings of columns and of rows', async () => {
    const { tags } = await read(applicationFormSheet(form));
    const roles = JSON.stringify(tags).match(/"role":"(Table|TR|TH|TD)"/g) ?? [];
    const count = (role: string) => roles.filter(each => each === `"role":"${role}"`).length;
    // Two tables; two heads of three and four rows of one heading and two cells.
    expect([count('Table'), count('TR'), count('TH'), count('TD')]).toEqual([2, 6, 10, 8]);
  });

  it('goes on on the next page under the same head, and keeps the place to sign with text', async () => {
    const fields = Array.from({ length: 40 }, (_, index) =>
      field(`第${index + 1}项`, `内容${index + 1}`, '申请人填写'),
    );
    const { pages } = await read(
      applicationFormSheet({ ...form, sections: [{ heading: '一、信息', fields }] }),
    );
    expect(pages.length).toBe(3);
    expect(pages[1]).toMatch(/^第2页，共3页项目内容信息来源第\d+项内容/);
    expect(pages.join('')).toContain('第40项内容40申请人填写');
    expect(pages.at(-1)).toMatch(/法律责任。申请人（签名或盖章）：/);
  });

  it('breaks a value that is longer than a page', async () => {
    const value = '经营地址和范围的说明，'.repeat(300);
    const { pages } = await read(
      applicationFormSheet({
        ...form,
        sections: [{ heading: '一、说明', fields: [field('说明', value, '申请人填写')] }],
      }),
    );
    expect(pages.join('').match(/经营地址和范围的说明/g)?.length).toBeGreaterThan(280);
    expect(pages.length).toBeGreaterThan(2);
  });
});

describe('acceptanceSheet and receiptSheet', () => {
  it('says that the application is accepted, on which law, until when, with which materials', async () => {
    const promise = { workingDays: 10, lastDay: '2026-12-04' };
    const { pages } = await read(acceptanceSheet({ ...notice, materials, promise }));
    expect(pages.join('')).toContain('行政许可申请受理通知书云卫许受字〔2026〕第000123号');
    expect(pages.join('')).toContain(
      '你单位于2026年11月18日提出的公共场所卫生许可（变更）申请（申请编号：YX-2026-000782）收悉。',
    );
    expect(pages.join('')).toContain('第三十二条第一款第（五）项的规定，本机关决定予以受理。');
    expect(pages.join('')).toContain('自受理之日起10个工作日内作出决定，最迟于2026年12月4日作出。');
    expect(pages.join('')).toContain('1公共场所卫生许可证申请表电子件12原公共场所卫生许可证原件1');
  });

  it('does not say so on a mere receipt', async () => {
    const text = (await read(receiptSheet({ ...notice, materials }))).pages.join('');
    expect(text).toContain('申请材料收件凭证');
    expect(text).toContain('不代表已经受理');
    expect(text).not.toContain('予以受理');
  });
});

describe('correctionSheet', () => {
  it('asks for everything at once, each point with its problem, law and remedy', async () => {
    const { pages } = await read(
      correctionSheet({
        ...notice,
        title: '申请材料补正告知书',
        paragraphs: ['根据《中华人民共和国行政许可法》第三十二条，现一次告知需要补正的全部内容。'],
        points: [
          {
            where: '原公共场所卫生许可证',
            problem: '照片模糊，看不清有效期限。',
            remedy: '请重新拍照，四角拍全。',
            legalBasis: '《公共场所卫生管理条例实施细则》第二十六条',
          },
        ],
      }),
    );
    const text = pages.join('');
    expect(text).toContain(
      '申请（申请编号：YX-2026-000782）收悉。根据《中华人民共和国行政许可法》第三十二条，现一次告知需要补正的全部内容。序号',
    );
    expect(text).toContain(
      '照片模糊，看不清有效期限。依据：《公共场所卫生管理条例实施细则》第二十六条。请重新拍照，四角拍全。',
    );
    expect(text).toContain('其他材料不需要再交。');
  });
});
