import { enqueue, type Kernel } from '@zhiban/kernel/server';
import type { ErasureStore } from './erasure/store.ts';
import { tidyFileName } from './file-name.ts';
import { readDocumentJob, readingOptions } from './read-document.ts';
import { inspectFile } from './reading/index.ts';
import type { DocumentRecord, DocumentStore } from './store.ts';

export interface IncomingFile {
  readonly name: string;
  readonly content: Uint8Array;
  readonly personId: string;
  readonly organisation: string | null;
}

/**
 * Takes a file in: judges it by its content, stores it encrypted and has it read in the background.
 * @throws as `inspectFile`
 */
export async function receiveDocument(
  kernel: Kernel,
  store: DocumentStore,
  erasure: ErasureStore,
  file: IncomingFile,
): Promise<DocumentRecord> {
  const { mediaType, pages } = await inspectFile(file.content, { owner: file.personId });
  const digest = await kernel.blobs.put(file.content);
  const record: DocumentRecord = {
    id: kernel.ids.next(),
    personId: file.personId,
    organisation: file.organisation,
    name: tidyFileName(file.name),
    mediaType,
    bytes: file.content.length,
    pages,
    digest,
    uploadedAt: kernel.clock.now(),
    readingState: 'waiting',
    reading: null,
    problem: null,
  };
  await kernel.transaction(async tx => {
    await erasure.holdFile(tx, digest);
    // It may have been erased by law since: the same content is stored once.
    await kernel.blobs.put(file.content);
    await store.insertDocument(tx, record);
    await enqueue(tx, readDocumentJob, { documentId: record.id }, readingOptions(file.personId));
  });
  return record;
}
