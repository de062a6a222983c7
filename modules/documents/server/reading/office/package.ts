import { zipSync } from 'fflate';
import { documentErrors } from '../../../model/errors.ts';
import { openArchive } from './archive.ts';

/** Parts that carry text; pictures, fonts, embedded files and the like are never unpacked. */
const isXml = (name: string): boolean => /\.(xml|rels)$/i.test(name);
const isMacro = (name: string): boolean => /vbaProject|vbaData|\/macrosheets\/|\.bin$/i.test(name);
const declaresMacros = (types: string): boolean => /macroEnabled|vbaProject/i.test(types);

/** Parts of more XML than this are not parsed: the tree takes many times as much. */
const mostXml = 16_000_000;

/**
 * Makes a clean package of an Office Open XML file (ECMA-376, part 2): its XML parts alone, none of which
 * declares a document type, uncompressed. What parses it later meets nothing that unfolds.
 *
 * @returns the package, and the program that the file says it was made with.
 * @throws DOCUMENTS_MACROS, DOCUMENTS_UNSAFE_ARCHIVE, DOCUMENTS_ENCRYPTED_OFFICE_FILE, DOCUMENTS_BROKEN_FILE
 */
export function cleanPackage(file: Uint8Array): {
  readonly bytes: Uint8Array;
  readonly program: string | null;
} {
  const { names, parts } = openArchive(file, isXml);
  const decoder = new TextDecoder();
  const types = parts.get('[Content_Types].xml');
  if (!types) throw documentErrors.BROKEN_FILE();
  if (
    names.some(name => isMacro(name) && !/printerSettings/i.test(name)) ||
    declaresMacros(decoder.decode(types))
  )
    throw documentErrors.MACROS();
  const total = [...parts.values()].reduce((sum, part) => sum + part.length, 0);
  if (total > mostXml) throw documentErrors.UNSAFE_ARCHIVE();
  for (const part of parts.values()) {
    // UTF-16 has a zero beside each letter.
    const text = decoder.decode(part).replaceAll('\0', '');
    if (/<!\s*(DOCTYPE|ENTITY)/i.test(text)) throw documentErrors.UNSAFE_ARCHIVE();
  }
  const app = parts.get('docProps/app.xml');
  const program = app ? (/<Application>([^<]{1,100})</.exec(decoder.decode(app))?.[1] ?? null) : null;
  return { bytes: zipSync(Object.fromEntries(parts), { level: 0 }), program };
}
