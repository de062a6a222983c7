const longest = 100;
const longestExtension = 10;

/**
 * The name of an upload as it may be shown: without folders, without characters that are not seen or that turn the
 * direction of the text around them, at most 100 characters with the extension kept. It is never a path here.
 */
export function tidyFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const seen = last
    .normalize('NFC')
    .replace(/\p{C}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+/, '')
    .trim();
  const characters = [...seen];
  if (characters.length === 0) return '材料';
  if (characters.length <= longest) return seen;
  const extension = /\.[A-Za-z0-9]{1,9}$/.exec(seen)?.[0].slice(0, longestExtension) ?? '';
  return `${characters.slice(0, longest - extension.length - 1).join('')}…${extension}`;
}
