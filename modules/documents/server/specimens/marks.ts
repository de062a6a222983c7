import qrcode from 'qrcode';
import { paintCharacter, type Sheet, writeText } from './paint.ts';

const star = (sheet: Sheet, x: number, y: number, radius: number): void => {
  const { context } = sheet;
  context.beginPath();
  for (let point = 0; point < 10; point += 1) {
    const reach = point % 2 === 0 ? radius : radius * 0.382;
    const angle = (Math.PI / 5) * point - Math.PI / 2;
    context.lineTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
  }
  context.closePath();
  context.fill();
};

/** A round emblem of plain shapes in the place where real licences carry the national emblem. */
export function drawEmblem(sheet: Sheet, x: number, y: number, radius: number): void {
  const { context } = sheet;
  context.fillStyle = '#c8102e';
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = '#e0b040';
  context.lineWidth = radius * 0.14;
  context.stroke();
  context.fillStyle = '#f0c850';
  star(sheet, x, y - radius * 0.25, radius * 0.32);
  for (const step of [-1.5, -0.5, 0.5, 1.5]) {
    star(sheet, x + step * radius * 0.34, y + radius * (0.42 - Math.abs(step) * 0.12), radius * 0.13);
  }
}

/** The issuing office's red seal: a ring, a star and the name along the arc; it lies over what is printed. */
export function stampSeal(sheet: Sheet, x: number, y: number, radius: number, name: string): void {
  const { context } = sheet;
  context.save();
  // Ink lets what is printed beneath it show.
  context.globalCompositeOperation = 'multiply';
  context.globalAlpha = 0.78;
  context.strokeStyle = '#d0021b';
  context.fillStyle = '#d0021b';
  context.lineWidth = 6;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
  star(sheet, x, y, radius * 0.28);
  const characters = [...name];
  const sweep = (Math.PI * 1.35) / Math.max(1, characters.length - 1);
  characters.forEach((character, index) => {
    context.save();
    context.translate(x, y);
    context.rotate(sweep * (index - (characters.length - 1) / 2));
    const style = { size: radius * 0.24, weight: 'bold', colour: '#d0021b' } as const;
    paintCharacter(sheet, character, 0, -radius * 0.8, style);
    context.restore();
  });
  context.restore();
}

/** A QR code with its upper left corner at x, y. */
export function drawQrCode(sheet: Sheet, text: string, x: number, y: number, size: number): void {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const cell = size / modules.size;
  sheet.context.fillStyle = '#111';
  modules.data.forEach((dark, index) => {
    if (!dark) return;
    const column = index % modules.size;
    const row = Math.floor(index / modules.size);
    sheet.context.fillRect(x + column * cell, y + row * cell, cell + 0.4, cell + 0.4);
  });
}

/** Says in the margin that this is no licence, so that nobody takes a specimen for a forgery. */
export function markAsSpecimen(sheet: Sheet): void {
  const style = { size: 19, colour: '#555' } as const;
  writeText(sheet, '演示样张，非真实证照', sheet.width / 2, sheet.height - 14, style, 'centre');
}

/** 2026-11-21 as 2026年11月21日; anything else (长期, nothing) as it is. */
export function chineseDate(value: string | undefined): string {
  const [year, month, day] = (value ?? '').split('-');
  return year && month && day ? `${year}年${month}月${day}日` : (value ?? '');
}
