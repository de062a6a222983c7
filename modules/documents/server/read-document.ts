import { AppError } from '@zhiban/kernel';
import { enqueue, type Job, type Kernel } from '@zhiban/kernel/server';
import { z } from 'zod';
import { documentErrors } from '../model/errors.ts';
import type { Progress, Reader } from './reading/index.ts';
import type { ReadingProgressStore } from './reading-progress-store.ts';
import type { DocumentRecord, DocumentStore } from './store.ts';

const payload = z.object({ documentId: z.uuid() });

/** The name under which reading is enqueued; the handler needs the reader. */
export const readDocumentJob = { name: 'documents.read-document', payload };

/** One person's documents are read one after another, so that they leave room for those of others. */
export const readingOptions = (personId: string) => ({
  queue: `documents.read-document/${personId}`,
  maxAttempts: 3,
});

/** When the reader's queue is full, the document waits so long for its next turn. */
const BUSY_PAUSE_MS = 5_000;

/**
 * Reads one document. What the reader refuses is a result, shown to the applicant, who can write by hand; a full
 * queue is waited for.
 */
export function readDocument(
  kernel: Kernel,
  store: DocumentStore,
  progress: ReadingProgressStore,
  reader: Reader,
): Job<typeof payload> {
  const readOnce = async (content: Uint8Array, { id, mediaType, personId }: DocumentRecord) => {
    // One after another, and none after the end: a word that is late would stay.
    let told = Promise.resolve();
    const onProgress = (at: Progress): void => {
      told = told
        .then(() => progress.reached(id, at))
        .catch((error: unknown) => kernel.log.warn({ err: error }, 'progress was not written'));
    };
    try {
      return { reading: await reader.read(content, mediaType, { owner: personId, onProgress }) };
    } catch (error) {
      if (error instanceof AppError) return error;
      kernel.log.error({ err: error }, 'reading broke');
      return documentErrors.READING_FAILED();
    } finally {
      await told;
    }
  };
  return {
    ...readDocumentJob,
    async run({ documentId }) {
      const [record] = await store.documents([documentId]);
      if (record?.readingState !== 'waiting') return;
      const result = await readOnce(await kernel.blobs.get(record.digest), record);
      if (!(result instanceof AppError)) await store.saveReading(kernel.db, documentId, result);
      else if (result.code === documentErrors.READER_BUSY.code) {
        const runAt = new Date(Date.now() + BUSY_PAUSE_MS);
        await enqueue(
          kernel.db,
          readDocumentJob,
          { documentId },
          { ...readingOptions(record.personId), runAt },
        );
      } else await store.saveReading(kernel.db, documentId, { problem: result.text });
      await progress.ended(documentId);
    },
  };
}
