import { chineseDate, drawEmblem, drawQrCode, markAsSpecimen, stampSeal } from './marks.ts';
import { openSheet, type Sheet, writeField, writeText } from './paint.ts';
import type { PrintStyle, SpecimenData } from './types.ts';

const site = '国家企业信用信息公示系统网址：http://www.gsxt.example.cn';
const duty = '市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告';

const term = (data: SpecimenData): string =>
  data.business_term_to === '长期'
    ? '长期'
    : `${chineseDate(data.business_term_from)}至${chineseDate(data.business_term_to)}`;

const head = (sheet: Sheet, data: SpecimenData, y: number, codeY: number): void => {
  drawEmblem(sheet, sheet.width / 2, y, 62);
  writeText(sheet, '营业执照', sheet.width / 2, y + 140, { size: 92, weight: 'bold', spacing: 36 }, 'centre');
  writeText(sheet, '（副  本）', sheet.width / 2, y + 222, { size: 34 }, 'centre');
  writeText(sheet, '统一社会信用代码', 96, codeY, { size: 28 });
  writeText(sheet, data.uscc ?? '', 96, codeY + 44, { size: 32, weight: 'bold' });
  drawQrCode(sheet, `specimen:${data.uscc ?? ''}`, sheet.width - 246, y + 30, 140);
};

const foot = (sheet: Sheet, data: SpecimenData, x: number, y: number): void => {
  writeText(sheet, '登记机关', x, y, { size: 32, weight: 'bold', spacing: 10 });
  writeText(sheet, data.registration_authority ?? '', x + 190, y, { size: 28 });
  const [year, month, day] = (data.registration_date ?? '').split('-');
  if (year) writeText(sheet, `${year} 年 ${month} 月 ${day} 日`, x + 110, y + 74, { size: 32 });
  stampSeal(sheet, x + 300, y + 6, 122, data.registration_authority ?? '');
  const narrow = sheet.width < sheet.height;
  writeText(sheet, site, 90, sheet.height - (narrow ? 108 : 78), { size: 19 });
  writeText(sheet, duty, narrow ? 90 : 700, sheet.height - 78, { size: 18 });
  markAsSpecimen(sheet);
};

/** The landscape business licence (two columns), as in the form issued since 2019. */
export function drawLandscape(data: SpecimenData, style: PrintStyle = {}): Sheet {
  const sheet = openSheet(1600, 1130, '#fbf6e9', '#9a7b35', style);
  head(sheet, data, 130, 222);
  const place = (x: number, y: number, width: number) => ({
    x,
    y,
    width,
    labelWidth: 176,
    lineHeight: 46,
    size: 30,
  });
  let left = 430;
  for (const [label, element] of [
    ['名称', 'enterprise_name'],
    ['类型', 'enterprise_type'],
    ['法定代表人', 'legal_representative'],
    ['经营范围', 'business_scope'],
  ] as const) {
    left = writeField(sheet, label, data[element] ?? '', place(96, left, 760)) + 22;
  }
  let right = 430;
  for (const [label, value] of [
    ['注册资本', data.registered_capital ?? ''],
    ['成立日期', chineseDate(data.establishment_date)],
    ['营业期限', term(data)],
    ['住所', data.business_address ?? ''],
  ] as const) {
    right = writeField(sheet, label, value, place(900, right, 620)) + 22;
  }
  foot(sheet, data, 900, 880);
  return sheet;
}

/** The portrait business licence (one column), as in the form issued before. */
export function drawPortrait(data: SpecimenData, style: PrintStyle = {}): Sheet {
  const sheet = openSheet(1130, 1600, '#f7f9f4', '#5a7d6b', style);
  head(sheet, data, 130, 100);
  let y = 440;
  for (const [label, value] of [
    ['名称', data.enterprise_name ?? ''],
    ['类型', data.enterprise_type ?? ''],
    ['住所', data.business_address ?? ''],
    ['法定代表人', data.legal_representative ?? ''],
    ['注册资本', data.registered_capital ?? ''],
    ['成立日期', chineseDate(data.establishment_date)],
    ['营业期限', term(data)],
    ['经营范围', data.business_scope ?? ''],
  ] as const) {
    y =
      writeField(sheet, label, value, { x: 120, y, width: 890, labelWidth: 190, lineHeight: 48, size: 32 }) +
      28;
  }
  foot(sheet, data, 470, 1320);
  return sheet;
}
