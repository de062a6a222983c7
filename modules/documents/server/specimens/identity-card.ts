import { drawEmblem, markAsSpecimen } from './marks.ts';
import { breakText, openPaper, type Sheet, writeText } from './paint.ts';
import type { PrintStyle, SpecimenData } from './types.ts';

const ink = '#1f4e79';

const openCard = (paper: string, style: PrintStyle): Sheet => {
  const sheet = openPaper(1200, 757, paper, style);
  const { context } = sheet;
  // A ground of fine waves, as on any card that should be hard to copy.
  context.strokeStyle = '#d3e3ea';
  context.lineWidth = 1.5;
  for (let y = 20; y < 757; y += 14) {
    context.beginPath();
    for (let x = 0; x <= 1200; x += 20) context.lineTo(x, y + 5 * Math.sin(x / 45 + y / 30));
    context.stroke();
  }
  return sheet;
};

const label = (sheet: Sheet, text: string, x: number, y: number): void => {
  writeText(sheet, text, x, y, { size: 32, colour: ink, spacing: 6 });
};

const portrait = ({ context }: Sheet, x: number, y: number): void => {
  context.fillStyle = '#e8eef2';
  context.fillRect(x - 130, y - 170, 260, 340);
  context.fillStyle = '#9aa7b1';
  context.beginPath();
  context.arc(x, y - 50, 72, 0, 2 * Math.PI);
  context.fill();
  context.beginPath();
  context.ellipse(x, y + 150, 118, 110, 0, Math.PI, 2 * Math.PI);
  context.fill();
};

/** The side of a resident ID card with the portrait, which is a plain silhouette. */
export function drawIdCardFront(data: SpecimenData, style: PrintStyle = {}): Sheet {
  const sheet = openCard('#eef5f7', style);
  const value = { size: 40 };
  const [year = '', month = '', day = ''] = (data.birth_date ?? '')
    .split('-')
    .map(part => String(Number(part)));
  label(sheet, '姓名', 80, 100);
  writeText(sheet, data.person_name ?? '', 210, 100, { size: 46 });
  label(sheet, '性别', 80, 190);
  writeText(sheet, data.sex ?? '', 210, 190, value);
  label(sheet, '民族', 330, 190);
  writeText(sheet, data.ethnicity ?? '', 450, 190, value);
  label(sheet, '出生', 80, 280);
  writeText(sheet, year, 210, 280, value);
  label(sheet, '年', 320, 280);
  writeText(sheet, month, 385, 280, value);
  label(sheet, '月', 445, 280);
  writeText(sheet, day, 505, 280, value);
  label(sheet, '日', 565, 280);
  label(sheet, '住址', 80, 370);
  breakText(sheet, data.residence_address ?? '', 510, value).forEach((line, index) => {
    writeText(sheet, line, 210, 370 + index * 54, value);
  });
  label(sheet, '公民身份号码', 80, 650);
  writeText(sheet, data.resident_id ?? '', 390, 650, { size: 46, weight: 'bold', spacing: 6 });
  portrait(sheet, 960, 300);
  markAsSpecimen(sheet);
  return sheet;
}

const dotted = (date: string | undefined): string => (date ?? '').replaceAll('-', '.');

/** The side of a resident ID card with the emblem. */
export function drawIdCardBack(data: SpecimenData, style: PrintStyle = {}): Sheet {
  const sheet = openCard('#f3f1ea', style);
  drawEmblem(sheet, 190, 190, 110);
  writeText(sheet, '中华人民共和国', 730, 150, { size: 58, weight: 'bold', spacing: 14 }, 'centre');
  writeText(sheet, '居民身份证', 730, 270, { size: 84, weight: 'bold', spacing: 22 }, 'centre');
  const value = { size: 36 };
  writeText(sheet, '签发机关', 300, 560, { size: 34, weight: 'bold' });
  writeText(sheet, data.id_card_issuer ?? '', 480, 560, value);
  writeText(sheet, '有效期限', 300, 640, { size: 34, weight: 'bold' });
  const to = data.id_card_valid_to === '长期' ? '长期' : dotted(data.id_card_valid_to);
  writeText(sheet, `${dotted(data.id_card_valid_from)}-${to}`, 480, 640, value);
  markAsSpecimen(sheet);
  return sheet;
}
