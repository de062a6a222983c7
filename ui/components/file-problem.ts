const names: Record<string, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/ofd': 'OFD',
  // Browsers know no media type for it.
  '.ofd': 'OFD',
  'application/json': 'JSON',
  'text/csv': 'CSV',
  // What Windows with a spreadsheet program calls it.
  'application/vnd.ms-excel': 'CSV',
};

/** Media types as people call them: `JPEG、PNG、PDF`. */
export function typeNames(accept: readonly string[], separator: string): string {
  return [...new Set(accept.map(type => names[type] ?? type))].join(separator);
}

export type FileProblem = 'onlyOne' | 'empty' | 'wrongType' | 'tooLarge';

/**
 * What is wrong with a choice of files before anything is sent; the server decides by content later.
 * A file to which the browser gives no type passes.
 */
export function fileProblem(
  files: readonly { type: string; size: number }[],
  limits: { accept: readonly string[]; maxBytes: number },
): FileProblem | undefined {
  const [file, ...others] = files;
  if (!file) return undefined;
  if (others.length > 0) return 'onlyOne';
  if (file.size === 0) return 'empty';
  if (file.type && !limits.accept.includes(file.type)) return 'wrongType';
  if (file.size > limits.maxBytes) return 'tooLarge';
  return undefined;
}
