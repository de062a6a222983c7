import { chineseDate, drawQrCode, markAsSpecimen, stampSeal } from './marks.ts';
import { openPaper, openSheet, type Sheet, writeText } from './paint.ts';
import { drawTable, type TableCell } from './table.ts';
import type { PrintStyle, SpecimenData } from './types.ts';

const name = (text: string): TableCell => ({ text, bold: true });

/** The page of one resident in a household register (常住人口登记卡). */
export function drawHouseholdPage(data: SpecimenData, style: PrintStyle = {}): Sheet {
  const sheet = openPaper(1500, 1090, '#f7f5ec', style);
  writeText(sheet, '常住人口登记卡', 750, 90, { size: 56, weight: 'bold', spacing: 12 }, 'centre');
  const pair = (
    [left, a]: readonly [string, string | undefined],
    [right, b]: readonly [string, string | undefined],
  ): TableCell[] => [name(left), { text: a ?? '' }, name(right), { text: b ?? '' }];
  drawTable(
    sheet,
    [
      pair(['姓名', data.person_name], ['户主或与户主关系', data.household_relation]),
      pair(['曾用名', ''], ['性别', data.sex]),
      pair(['出生地', data.birth_place], ['民族', data.ethnicity]),
      pair(['籍贯', data.native_place], ['出生日期', chineseDate(data.birth_date)]),
      pair(['本市（县）其他住址', ''], ['宗教信仰', '']),
      pair(['公民身份证件编号', data.resident_id], ['血型', '']),
      pair(['文化程度', data.education], ['婚姻状况', data.marital_status]),
      pair(['服务处所', ''], ['职业', '']),
      [name('何时由何地迁来本市（县）'), { text: '', colSpan: 3 }],
    ],
    { x: 90, y: 150, columns: [300, 430, 290, 300], rowHeight: 86, size: 30, line: '#444' },
  );
  writeText(sheet, '承办人签章', 140, 1010, { size: 28, weight: 'bold' });
  writeText(sheet, '登记日期', 860, 1010, { size: 28, weight: 'bold' });
  writeText(sheet, chineseDate(data.household_registered_on), 1010, 1010, { size: 28 });
  stampSeal(sheet, 420, 985, 84, '临江市公安局云溪分局');
  markAsSpecimen(sheet);
  return sheet;
}

/** The page of a property certificate that tells what is registered (不动产权证书). */
export function drawPropertyCertificate(data: SpecimenData, style: PrintStyle = {}): Sheet {
  const sheet = openSheet(1240, 1600, '#fbf3ee', '#9c5a4a', style);
  writeText(sheet, '不动产权证书', 620, 150, { size: 64, weight: 'bold', spacing: 14 }, 'centre');
  writeText(sheet, data.property_certificate_number ?? '', 620, 240, { size: 32 }, 'centre');
  const area = data.property_building_area ? `房屋建筑面积：${data.property_building_area}㎡` : '';
  drawTable(
    sheet,
    (
      [
        ['权利人', data.property_owner],
        ['共有情况', data.property_sharing],
        ['坐落', data.property_location],
        ['不动产单元号', data.property_unit_number],
        ['权利类型', data.property_right],
        ['权利性质', data.property_right_nature],
        ['用途', data.property_use],
        ['面积', area],
        ['使用期限', data.property_term],
        ['权利其他状况', '房屋结构：钢筋混凝土结构；总层数：18层，所在层数：3层'],
      ] as const
    ).map(([label, value]) => [name(label), { text: value ?? '' }]),
    { x: 110, y: 300, columns: [270, 750], rowHeight: 96, size: 30, line: '#7a4638' },
  );
  stampSeal(sheet, 930, 1430, 110, '临江市自然资源和规划局');
  drawQrCode(sheet, `specimen:${data.property_unit_number ?? ''}`, 130, 1340, 150);
  markAsSpecimen(sheet);
  return sheet;
}
