import type { MediaType, TamperSign } from '../../../model/reading.ts';
import type { SourcePages } from '../source-pages.ts';

/** Programs whose purpose is to change pictures or finished PDFs. Scanners, cameras and printers are none. */
const editors: readonly RegExp[] = [
  /photoshop/i,
  /\bgimp\b/i,
  /snapseed/i,
  /picsart/i,
  /pixelmator/i,
  /pixlr/i,
  /affinity photo/i,
  /paint\.net/i,
  /photopea/i,
  /corel/i,
  /illustrator/i,
  /inkscape/i,
  /\bcanva\b/i,
  /meitu|美图/i,
  /醒图|xingtu/i,
  /acrobat(?! distiller).*edit|pdf ?editor|phantompdf|pdf-xchange editor|pdfelement|sejda|pdfescape/i,
];

/** A sign where a file itself names a program for editing it. */
export async function editorSigns(
  type: MediaType,
  source: Pick<SourcePages, 'programs'>,
): Promise<TamperSign[]> {
  const name = (await source.programs()).find(program => editors.some(editor => editor.test(program)));
  if (!name) return [];
  const what = type === 'application/pdf' ? { zh: 'PDF', en: 'PDF' } : { zh: '图片', en: 'picture' };
  return [
    {
      kind: 'editor',
      page: 1,
      box: null,
      text: {
        zh: `这份${what.zh}经“${name.slice(0, 40)}”保存过，请对照原件核对。`,
        en: `This ${what.en} was saved by “${name.slice(0, 40)}”; compare it with the original.`,
      },
    },
  ];
}
