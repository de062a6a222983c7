import {
  licenceLayout,
  type PlacedTag,
  type Placeholder,
  readTemplate,
  rowsPrintedBy,
} from '@zhiban/documents';
import { AppError, type Bilingual } from '@zhiban/kernel';
import type { Vocabulary } from './context.ts';
import type { ServiceFiles } from './files.ts';
import type { Finding } from './finding.ts';
import { bytesOf } from './package-file.ts';
import type { ServiceDefinition } from './service.ts';
import { LISTS } from './template-names.ts';
import { templateTexts } from './template-values.ts';
import type { ServiceDocuments } from './types.ts';
import { parseYaml } from './yaml.ts';

const APPLICATION_FORM = 'documents/application-form.docx';
const LICENCE_LAYOUT = 'documents/licence-layout.yaml';
const KNOWN: readonly string[] = [APPLICATION_FORM, LICENCE_LAYOUT];

const MEGABYTE = 1_000_000;
const MOST = { file: MEGABYTE, all: 5 * MEGABYTE };

interface Read {
  readonly documents: ServiceDocuments;
  readonly findings: readonly Finding[];
}

const finding = (
  file: string,
  message: Bilingual,
  remedy: Bilingual,
  { line = 1, column = 1, severity = 'error' }: Partial<Finding> = {},
): Finding => ({ severity, file, line, column, message, remedy });

/** Reads what a package brings into `documents/`: the form that people know, and how its licence looks. */
export function readDocuments(
  files: ServiceFiles,
  definition: ServiceDefinition,
  vocabulary: Vocabulary,
): Read {
  const form = readForm(files, definition, vocabulary);
  const layout = readLayout(files, definition);
  return {
    documents: { applicationForm: form.value, licenceLayout: layout.value },
    findings: [...tooLarge(files), ...strangers(files), ...form.findings, ...layout.findings],
  };
}

function tooLarge(files: ServiceFiles): Finding[] {
  const sizes = Object.entries(files).map(([file, text]) => ({
    file,
    size: bytesOf(text)?.length ?? new TextEncoder().encode(text).length,
  }));
  const all = sizes.reduce((sum, { size }) => sum + size, 0);
  const large = sizes
    .filter(({ size }) => size > MOST.file)
    .map(({ file }) =>
      finding(
        file,
        { zh: '文件超过 1 MB。', en: 'The file is larger than 1 MB.' },
        { zh: '请压缩或去掉里面的图片。', en: 'Compress or remove the pictures in it.' },
      ),
    );
  if (all <= MOST.all) return large;
  const whole = finding(
    'service.yaml',
    { zh: '整个事项包超过 5 MB。', en: 'The package as a whole is larger than 5 MB.' },
    { zh: '请压缩 documents 里的模板。', en: 'Compress the templates in documents.' },
  );
  return [...large, whole];
}

const strangers = (files: ServiceFiles): Finding[] =>
  Object.keys(files)
    .filter(file => /^documents\//.test(file) && !KNOWN.includes(file))
    .map(file =>
      finding(
        file,
        { zh: '这个文件没有用处，系统不读它。', en: 'Nothing reads this file.' },
        { zh: `系统认识的有：${KNOWN.join('、')}。`, en: `What is read: ${KNOWN.join(', ')}.` },
        { severity: 'warning' },
      ),
    );

function readForm(files: ServiceFiles, definition: ServiceDefinition, vocabulary: Vocabulary) {
  const content = files[APPLICATION_FORM];
  if (content === undefined) return { value: null, findings: [] };
  const bytes = bytesOf(content) ?? new Uint8Array();
  try {
    const placeholders = readTemplate(bytes);
    return { value: bytes, findings: unknownIn(placeholders, templateTexts(definition, vocabulary)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { value: null, findings: [finding(APPLICATION_FORM, error.text, error.remedy)] };
  }
}

const columnsOf = (list: string): readonly string[] | undefined =>
  Object.entries(LISTS).find(([name]) => name === list)?.[1];

/** A finding for each placeholder that no application can fill; the line is the paragraph that it stands in. */
function unknownIn(placeholders: readonly Placeholder<PlacedTag>[], texts: ReadonlySet<string>): Finding[] {
  return placeholders.flatMap(({ tag, name, inside }) => {
    const columns = inside && columnsOf(name);
    if (inside && columns) return unknownIn(inside, new Set([...texts, ...columns]));
    if (!inside && texts.has(name)) return [];
    const known = inside ? Object.keys(LISTS) : [...texts];
    return [
      finding(
        APPLICATION_FORM,
        {
          zh: `第 ${tag.paragraph} 段的 ${tag.rawText} 没有可填的内容。`,
          en: `Nothing fills ${tag.rawText} in paragraph ${tag.paragraph}.`,
        },
        {
          zh: `请改成这些里的：${known.join('、')}。`,
          en: `Use one of these: ${known.join(', ')}.`,
        },
        { line: tag.paragraph },
      ),
    ];
  });
}

/** Added by the platform to the rows that `service.yaml` names. */
const VALIDITY = '有效期';

function readLayout(files: ServiceFiles, { licence }: ServiceDefinition) {
  const content = files[LICENCE_LAYOUT];
  if (content === undefined) return { value: null, findings: [] };
  const { value, findings, at } = parseYaml(LICENCE_LAYOUT, content, licenceLayout);
  if (!licence) {
    const message = {
      zh: '有证照版式，事项却不发证照。',
      en: 'There is a layout, yet no licence is issued.',
    };
    const remedy = { zh: '请删掉版式，或补上 licence。', en: 'Remove it or add the licence section.' };
    return { value: null, findings: [...findings, finding(LICENCE_LAYOUT, message, remedy)] };
  }
  if (!value) return { value: null, findings };
  const labels = [...licence.rows.map(({ label }) => label), VALIDITY];
  const missing = rowsPrintedBy(value).filter(({ label }) => !labels.includes(label));
  return {
    value,
    findings: missing.map(({ label, part }) =>
      finding(
        LICENCE_LAYOUT,
        { zh: `证照上没有“${label}”这一栏。`, en: `The licence has no row "${label}".` },
        { zh: `现有的栏目：${labels.join('、')}。`, en: `It has: ${labels.join(', ')}.` },
        at(['parts', part]),
      ),
    ),
  };
}
