import { MILLIMETRE, type TextStyle } from '../sheet.ts';
import { measureIn } from '../text-box.ts';

/** Page of official papers: 版心 156 by 225 mm, head 37 mm, left 28 mm (GB/T 9704-2012, 5.2). Points. */
export const TYPE_AREA = {
  left: 28 * MILLIMETRE,
  top: 37 * MILLIMETRE,
  width: 156 * MILLIMETRE,
  bottom: (37 + 225) * MILLIMETRE,
};
export const MIDDLE = TYPE_AREA.left + TYPE_AREA.width / 2;
/** 28 characters a line, 22 lines a page (GB/T 9704-2012, 5.2.3). */
export const BODY: TextStyle = { weight: 'regular', size: TYPE_AREA.width / 28 };
export const PITCH = (225 * MILLIMETRE) / 22;
export const measureBody = measureIn(BODY);
