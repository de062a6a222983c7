/** `2026-11-21` as official papers write it: 2026年11月21日, no leading zeros (GB/T 9704-2012, 7.3.5.4). */
export function chineseDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}
