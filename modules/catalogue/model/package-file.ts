/** Files of a package, at most one folder deep. README.md and the like are about it, not of it. */
const PART = /^(?:[a-z0-9][a-z0-9-]*\/)?[a-z0-9][a-z0-9.-]*\.(?:yaml|dmn|bpmn|md|docx)$/;
export const isPackageFile = (path: string): boolean => PART.test(path);

const DOCX = /\.docx$/;
const HEAD = 'data:application/vnd.openxmlformats-officedocument.wordprocessingml.document;base64,';

/** A file as packages carry it: its text, or where it is no text, a `data:` URL with its bytes in base64. */
export function fileContent(path: string, bytes: Uint8Array): string {
  if (!DOCX.test(path)) return new TextDecoder().decode(bytes);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return HEAD + btoa(binary);
}

/** The bytes of a file that is no text; undefined where the content is none of these. */
export function bytesOf(content: string): Uint8Array | undefined {
  if (!content.startsWith(HEAD)) return undefined;
  try {
    return Uint8Array.from(atob(content.slice(HEAD.length)), sign => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
}
