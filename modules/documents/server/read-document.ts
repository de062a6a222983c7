import { AppError } from '@zhiban/kernel';
import type { Job, Kernel } from '@zhiban/kernel/server';
import { z } from 'zod';
import type { Reader } from './reading/index.ts';
import type { DocumentStore } from './store.ts';

const payload = z.object({ documentId: z.uuid() });

/** The name under which reading is enqueued; the handler needs the reader. */
export const readDocumentJob = { name: 'documents.read-document', payload };

/**
 * Reads one document. What the reader refuses is a result, shown to the applicant, who can write by hand;
 * only trouble of ours is tried again.
 */
export function readDocument(kernel: Kernel, store: DocumentStore, reader: Reader): Job<typeof payload> {
  return {
    ...readDocumentJob,
    async run({ documentId }) {
      const [record] = await store.documents([documentId]);
      if (record?.readingState !== 'waiting') return;
      const content = await kernel.blobs.get(record.digest);
      try {
        const reading = await reader.read(content, record.mediaType);
        await store.saveReading(kernel.db, documentId, { reading });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        await store.saveReading(kernel.db, documentId, { problem: error.text });
      }
    },
  };
}
