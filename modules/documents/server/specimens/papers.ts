import { chineseDate } from './marks.ts';
import { breakText, openPaper, type Sheet, writeText } from './paint.ts';
import { drawTable, type TableCell } from './table.ts';
import type { PrintStyle, SpecimenData } from './types.ts';

const name = (text: string): TableCell => ({ text, bold: true });

/** An application form as a ruled table, with cells that span columns and a list. */
export function drawTableForm(data: SpecimenData, style: PrintStyle = {}): Sheet {
  const sheet = openPaper(1240, 1400, '#fefefc', style);
  writeText(sheet, '经营场所设施登记表', 620, 130, { size: 50, weight: 'bold' }, 'centre');
  const items = (data.items ?? '').split(';').map(row => row.split(','));
  drawTable(
    sheet,
    [
      [name('单位名称'), { text: data.enterprise_name ?? '', colSpan: 3 }],
      [
        name('统一社会信用代码'),
        { text: data.uscc ?? '' },
        name('法定代表人'),
        { text: data.legal_representative ?? '' },
      ],
      [name('联系电话'), { text: data.mobile_phone ?? '' }, name('填表日期'), { text: '' }],
      [name('经营地址'), { text: data.business_address ?? '', colSpan: 3 }],
      [name('序号'), name('设施名称'), name('数量'), name('备注')],
      ...items.map((cells, index) => [String(index + 1), ...cells].map(text => ({ text }))),
    ],
    { x: 100, y: 210, columns: [270, 380, 180, 210], rowHeight: 76, size: 27, line: '#333' },
  );
  return sheet;
}

/** A letter: a title, paragraphs that begin with an indent of two characters, a signature and a date. */
export function drawLetter(data: SpecimenData, style: PrintStyle = {}): Sheet {
  const sheet = openPaper(1240, 1600, '#fdfdfb', style);
  const type = { size: 32 };
  writeText(sheet, data.title ?? '', 620, 170, { size: 42, weight: 'bold' }, 'centre');
  let y = 290;
  for (const [index, paragraph] of (data.body ?? '').split('\n').entries()) {
    // The addressee stands at the margin.
    const text = index === 0 ? paragraph : `\u3000\u3000${paragraph}`;
    for (const line of breakText(sheet, text, 980, type)) {
      writeText(sheet, line, 130, y, type);
      y += 58;
    }
  }
  const signature = data.signature ?? '';
  writeText(sheet, signature, 1110 - 32 * signature.length, y + 80, type);
  writeText(sheet, chineseDate(data.date), 820, y + 150, type);
  return sheet;
}
