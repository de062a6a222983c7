import { sealPaths } from './seal.ts';
import type { Path } from './sheet.ts';

/** Units of the picture for each side. */
const SIDE = 420;

const element = ({ steps, fill = 'none', stroke = 'none', lineWidth = 0 }: Path): string => {
  const data = steps
    .map(([command, ...numbers]) => command + numbers.map(number => Math.round(number * 100) / 100).join(' '))
    .join('');
  return `<path d="${data}" fill="${fill}" stroke="${stroke}" stroke-width="${Math.round(lineWidth * 100) / 100}"/>`;
};

/** The round seal of an office as a picture that stands alone: what an electronic seal carries. */
export function sealSvg(officeName: string): string {
  const paths = sealPaths(officeName, { x: SIDE / 2, y: SIDE / 2 }, SIDE / 2);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">${paths.map(element).join('')}</svg>`;
}
