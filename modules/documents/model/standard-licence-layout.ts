import { type LicenceLayout, licenceLayout } from './licence-layout.ts';

const QUIET = '#4E5969';
/** Between the frame and the text. */
const COLUMN = { x: 32.5, width: 232 };
const SEAL = { x: 225.8, y: 163.7 };

/** How a licence looks whose service brings no layout of its own: A4 landscape in a frame of meanders. */
export const standardLicenceLayout: LicenceLayout = licenceLayout.parse({
  page: { size: 'A4', orientation: 'landscape' },
  parts: [
    { part: 'frame', pattern: 'meander', inset: 8.5, colour: '#94752F' },
    {
      part: 'text',
      text: '{title}',
      heading: true,
      region: { ...COLUMN, y: 25.5, height: 17 },
      size: 42,
      weight: 'bold',
      spacing: 3.2,
      align: 'centre',
      vertical: 'middle',
      lineHeight: 1,
      overflow: 'shrink',
    },
    {
      part: 'text',
      text: '{number}',
      region: { ...COLUMN, y: 45.5, height: 7.5 },
      size: 14,
      align: 'centre',
      vertical: 'middle',
      overflow: 'shrink',
    },
    { part: 'rows', region: { ...COLUMN, y: 62, height: 80.5 }, sizes: { largest: 17, smallest: 9 } },
    { part: 'code', x: 32.5, y: 148, size: 32.5 },
    {
      part: 'text',
      text: '扫描二维码，核验证照真伪和当前状态',
      region: { x: 70.5, y: 150.5, width: 95, height: 6 },
      size: 10.5,
    },
    {
      part: 'text',
      text: '{verifyUrl}',
      region: { x: 70.5, y: 157.5, width: 95, height: 20 },
      size: 9.5,
      colour: QUIET,
    },
    { part: 'seal', centre: SEAL },
    {
      part: 'text',
      text: '{issuerName}',
      region: { x: SEAL.x - 40.5, y: SEAL.y - 4.5, width: 81, height: 9 },
      size: 16,
      weight: 'bold',
      align: 'centre',
      vertical: 'middle',
      overflow: 'shrink',
    },
    {
      part: 'text',
      text: '{issueDate}',
      region: { x: SEAL.x - 40.5, y: SEAL.y + 5.5, width: 81, height: 8 },
      size: 15,
      align: 'centre',
      vertical: 'middle',
      overflow: 'shrink',
    },
    {
      part: 'text',
      text: '电子证照标识：{identifier}\n{note}',
      region: { ...COLUMN, y: 181.5, height: 13.8 },
      size: 9,
      colour: QUIET,
      align: 'centre',
      vertical: 'bottom',
      lineHeight: 1.4,
    },
  ],
});
