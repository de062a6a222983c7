import { z } from 'zod';
import { documentErrors } from '../../model/errors.ts';
import { mediaTypes } from '../../model/reading.ts';
import { defaultLimits } from './limits.ts';
import { createWorkerPool } from './worker-pool.ts';

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
/** Two, of which one person has one at a time: a file that takes its whole time stops nobody else. */
const inspectors = createWorkerPool({ workers: 2, maxWaiting: 60, maxWaitingOfOne: 12 });

/**
 * Decides whether a file may come in, before anything is stored.
 *
 * @param options.owner who brings it: persons take turns
 * @throws DOCUMENTS_EMPTY_FILE, DOCUMENTS_WRONG_TYPE, DOCUMENTS_TOO_MANY_PAGES, DOCUMENTS_TOO_MANY_PIXELS,
 * DOCUMENTS_TOO_NARROW, DOCUMENTS_ENCRYPTED_PDF, DOCUMENTS_DYNAMIC_FORM, DOCUMENTS_ENCRYPTED_OFFICE_FILE,
 * DOCUMENTS_MACROS, DOCUMENTS_UNSAFE_ARCHIVE, DOCUMENTS_BROKEN_FILE, DOCUMENTS_READING_TIMED_OUT,
 * DOCUMENTS_TOO_HEAVY, DOCUMENTS_TOO_MANY_UPLOADS, DOCUMENTS_READER_BUSY
 */
export async function inspectFile(
  file: Uint8Array,
  options: { readonly owner?: string } = {},
): Promise<InspectedFile> {
  if (file.length === 0) throw documentErrors.EMPTY_FILE();
  const task = { type: 'inspect', file, limits: defaultLimits } as const;
  return inspected.parse(await inspectors.run(task, { timeoutMs: inspectionMs, ...options }));
}
