import { documentErrors } from '../../../model/errors.ts';
import { openArchive } from './archive.ts';
import { readXml } from './xml.ts';

/** Parts that carry text; pictures, fonts, embedded files and the like are never unpacked. */
const isXml = (name: string): boolean => /\.(xml|rels)$/i.test(name);
const isProgram = (name: string): boolean =>
  /vbaProject|vbaData|\/macrosheets\/|\/activeX\/|\.(bin|exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|jar)$/i.test(
    name,
  );
const declaresMacros = (types: string): boolean => /macroEnabled|vbaProject/i.test(types);

/** Parts of more XML than this are not parsed. */
const mostXml = 16_000_000;

/** A part as text: UTF-8, or UTF-16 (ECMA-376, part 2, part markup), which has a zero beside each letter. */
const decode = (part: Uint8Array): string => {
  const [first, second] = part;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le').decode(part);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be').decode(part);
  return new TextDecoder().decode(part);
};

/** The XML of a package by the names of its parts. */
export type Parts = ReadonlyMap<string, string>;

/**
 * Takes the XML parts out of an Office Open XML file (ECMA-376, part 2); everything else stays packed.
 *
 * @returns the parts, and the program that the file says it was made with.
 * @throws DOCUMENTS_MACROS, DOCUMENTS_UNSAFE_ARCHIVE, DOCUMENTS_ENCRYPTED_OFFICE_FILE, DOCUMENTS_BROKEN_FILE
 */
export function openPackage(file: Uint8Array): { readonly parts: Parts; readonly program: string | null } {
  const { names, parts: packed } = openArchive(file, isXml);
  if (names.some(name => isProgram(name) && !/printerSettings/i.test(name))) throw documentErrors.MACROS();
  const total = [...packed.values()].reduce((sum, part) => sum + part.length, 0);
  if (total > mostXml) throw documentErrors.UNSAFE_ARCHIVE();
  const parts = new Map([...packed].map(([name, part]) => [name, decode(part)]));
  const types = parts.get('[Content_Types].xml');
  if (!types) throw documentErrors.BROKEN_FILE();
  if (declaresMacros(types)) throw documentErrors.MACROS();
  // The whole package and not what is read alone: a document of Office has no use for one.
  for (const text of parts.values())
    if (/<!\s*(DOCTYPE|ENTITY)/i.test(text.replaceAll('\0', ''))) throw documentErrors.UNSAFE_ARCHIVE();
  const app = parts.get('docProps/app.xml') ?? '';
  return { parts, program: /<Application>([^<]{1,100})</.exec(app)?.[1] ?? null };
}

interface Relation {
  readonly id: string;
  /** The last part of its type's address: `worksheet`, `styles`, `header`. */
  readonly kind: string;
  /** Name of the part. */
  readonly target: string;
}

/** What a part refers to inside the package (ECMA-376, part 2, relationships); '' is the package itself. */
export function relationsOf(parts: Parts, part: string): Relation[] {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relations: Relation[] = [];
  readXml(parts.get(`${folder}_rels/${part.slice(slash)}.rels`) ?? '', {
    open(name, attribute) {
      const target = attribute('Target');
      if (name !== 'Relationship' || !target || attribute('TargetMode') === 'External') return;
      const path = new URL(target, `package:///${folder}`).pathname.slice(1);
      const kind = attribute('Type')?.split('/').at(-1) ?? '';
      relations.push({ id: attribute('Id') ?? '', kind, target: decodeURI(path) });
    },
  });
  return relations;
}

/**
 * The part with which a document begins.
 * @throws DOCUMENTS_BROKEN_FILE when it is not there, or is something else
 */
export function mainPart(
  parts: Parts,
  root: 'document' | 'workbook',
): { readonly name: string; readonly xml: string } {
  const name = relationsOf(parts, '').find(({ kind }) => kind === 'officeDocument')?.target ?? '';
  const xml = parts.get(name);
  const [, first] = /<(?:\w+:)?(\w+)[\s/>]/.exec(xml?.slice(0, 10_000) ?? '') ?? [];
  if (xml === undefined || first !== root) throw documentErrors.BROKEN_FILE();
  return { name, xml };
}
