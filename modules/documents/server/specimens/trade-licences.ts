import { chineseDate, drawQrCode, markAsSpecimen, stampSeal } from './marks.ts';
import { openSheet, type Sheet, writeField, writeText } from './paint.ts';
import { drawTable } from './table.ts';
import type { PrintStyle, SpecimenData } from './types.ts';

const validity = (data: SpecimenData): string =>
  `自${chineseDate(data.licence_valid_from)}至${chineseDate(data.licence_valid_to)}`;

const writeRows = (sheet: Sheet, rows: readonly (readonly [string, string])[], top: number): void => {
  if (sheet.style.ruled) {
    const cells = rows.map(([label, text]) => [{ text: label, bold: true }, { text }]);
    drawTable(sheet, cells, {
      x: 150,
      y: top - 50,
      columns: [390, 910],
      rowHeight: 80,
      size: 32,
      line: '#555',
    });
    return;
  }
  let y = top;
  for (const [label, value] of rows) {
    y =
      writeField(sheet, label, value, { x: 150, y, width: 1280, labelWidth: 320, lineHeight: 50, size: 34 }) +
      24;
  }
};

const foot = (sheet: Sheet, data: SpecimenData, y: number): void => {
  writeText(sheet, '发证机关', 840, y, { size: 32, weight: 'bold' });
  writeText(sheet, data.licence_issuer ?? '', 1000, y, { size: 30 });
  writeText(sheet, '发证日期', 840, y + 66, { size: 32, weight: 'bold' });
  writeText(sheet, chineseDate(data.licence_issue_date), 1000, y + 66, { size: 30 });
  stampSeal(sheet, 1150, y + 20, 128, data.licence_issuer ?? '');
  markAsSpecimen(sheet);
};

/** The licence of a public place under the Regulations on Hygiene in Public Places (公共场所卫生管理条例, article 4). */
export function drawHygieneLicence(data: SpecimenData, style: PrintStyle = {}): Sheet {
  const sheet = openSheet(1600, 1130, '#f4f8fb', '#2f6ea5', style);
  writeText(
    sheet,
    '公共场所卫生许可证',
    800,
    180,
    { size: 84, weight: 'bold', spacing: 16, colour: '#16324f' },
    'centre',
  );
  writeText(sheet, data.licence_number ?? '', 800, 278, { size: 34 }, 'centre');
  writeRows(
    sheet,
    [
      ['单位名称', data.premises_name ?? ''],
      ['法定代表人或负责人', data.licence_responsible_person ?? ''],
      ['经营场所地址', data.premises_address ?? ''],
      ['许可项目', data.business_items ?? ''],
      ['有效期限', validity(data)],
    ],
    390,
  );
  foot(sheet, data, 880);
  drawQrCode(sheet, `specimen:${data.licence_number ?? ''}`, 150, 850, 150);
  return sheet;
}

/** The licence of a bookshop under the Provisions on the Publication Market (出版物市场管理规定, chapter 2). */
export function drawPublicationLicence(data: SpecimenData, style: PrintStyle = {}): Sheet {
  const sheet = openSheet(1600, 1130, '#fdf4f1', '#a5402f', style);
  writeText(sheet, '中华人民共和国', 800, 130, { size: 40, spacing: 10 }, 'centre');
  writeText(
    sheet,
    '出版物经营许可证',
    800,
    216,
    { size: 84, weight: 'bold', spacing: 20, colour: '#5b160c' },
    'centre',
  );
  writeText(sheet, '许可证号：', 980, 310, { size: 30 });
  writeText(sheet, data.licence_number ?? '', 1130, 310, { size: 30 });
  writeRows(
    sheet,
    [
      ['单位名称', data.premises_name ?? ''],
      ['经营场所', data.premises_address ?? ''],
      ['法定代表人（负责人）', data.licence_responsible_person ?? ''],
      ['经营范围', data.business_items ?? ''],
      ['有效期', validity(data)],
    ],
    400,
  );
  foot(sheet, data, 890);
  return sheet;
}
