import { z } from 'zod';
import { documentErrors } from '../../model/errors.ts';
import { mediaTypes } from '../../model/reading.ts';
import { defaultLimits, type FileLimits } from './limits.ts';
import { createWorkerProcess } from './worker-process.ts';

const inspected = z
  .object({
    mediaType: z.enum(mediaTypes),
    pages: z.number(),
    /** Size of a picture in pixels, as it is seen (EXIF orientation applied). */
    width: z.number().optional(),
    height: z.number().optional(),
  })
  .readonly();
export type InspectedFile = z.infer<typeof inspected>;

/** A file from outside is looked at away from the server's own process, within this time. */
const inspectionMs = 20_000;
/** Two, so that a file that takes its whole time does not stop everybody. */
const inspectors = [createWorkerProcess(), createWorkerProcess()];
let turn = 0;

/**
 * Decides whether a file may come in, before anything is stored.
 *
 * @throws DOCUMENTS_EMPTY_FILE, DOCUMENTS_WRONG_TYPE, DOCUMENTS_TOO_MANY_PAGES, DOCUMENTS_TOO_MANY_PIXELS,
 * DOCUMENTS_ENCRYPTED_PDF, DOCUMENTS_ENCRYPTED_OFFICE_FILE, DOCUMENTS_MACROS, DOCUMENTS_UNSAFE_ARCHIVE,
 * DOCUMENTS_BROKEN_FILE, DOCUMENTS_READING_TIMED_OUT
 */
export async function inspectFile(
  file: Uint8Array,
  limits: Partial<FileLimits> = {},
): Promise<InspectedFile> {
  if (file.length === 0) throw documentErrors.EMPTY_FILE();
  turn += 1;
  const inspector = inspectors[turn % inspectors.length] ?? createWorkerProcess();
  const task = { type: 'inspect', file, limits: { ...defaultLimits, ...limits } } as const;
  return inspected.parse(await inspector.run(task, { timeoutMs: inspectionMs }));
}
