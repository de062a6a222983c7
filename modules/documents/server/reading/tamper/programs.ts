import sharp from 'sharp';

/** Tags of EXIF 3.0 (IFD0) that name a program: ProcessingSoftware and Software. */
const programTags = new Set([0x000b, 0x0131]);

/** Texts of those tags; a damaged block has none. */
const exifPrograms = (exif: Buffer): string[] => {
  const start = exif.subarray(0, 4).toString('latin1') === 'Exif' ? 6 : 0;
  const tiff = exif.subarray(start);
  if (tiff.length < 10) return [];
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  if (directory + 2 > tiff.length) return [];
  const found: string[] = [];
  for (let index = 0; index < short(directory); index += 1) {
    const at = directory + 2 + 12 * index;
    if (at + 12 > tiff.length) break;
    const length = long(at + 4);
    const from = length <= 4 ? at + 8 : long(at + 8);
    if (programTags.has(short(at))) found.push(tiff.subarray(from, from + length).toString('utf8'));
  }
  return found;
};

/** The programs that a picture says it was made with, in EXIF, XMP or its comments. */
export async function programsOf(file: Uint8Array): Promise<string[]> {
  const { exif, xmp, comments = [] } = await sharp(file, { limitInputPixels: false }).metadata();
  const tools = (xmp?.toString('utf8') ?? '').matchAll(
    /(?:CreatorTool|softwareAgent|tiff:Software)(?:="|>)([^"<]{1,100})/g,
  );
  return [
    ...(exif ? exifPrograms(exif) : []),
    ...[...tools].map(([, name = '']) => name),
    ...comments.map(({ text }) => text),
  ]
    .map(name => name.replaceAll('\0', '').trim())
    .filter(name => name !== '');
}
