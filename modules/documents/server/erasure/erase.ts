import { type Eraser, enqueue, type Job, type Kernel, type Tx } from '@zhiban/kernel/server';
import { z } from 'zod';
import type { ErasureStore } from './store.ts';

const payload = z.object({ digests: z.array(z.string()) });
const removeFilesJob = { name: 'documents.remove-files', payload };

/** Deletes documents with their readings and library entries; their files go by a job of the same transaction. */
export async function eraseDocuments(store: ErasureStore, tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await removeFiles(tx, await store.deleteDocuments(tx, ids));
}

const removeFiles = async (tx: Tx, digests: readonly string[]): Promise<void> => {
  if (digests.length > 0) await enqueue(tx, removeFilesJob, { digests: [...new Set(digests)] });
};

/** Takes away files that no row names any more. Whoever stores the same content meanwhile waits, and stores it again. */
export function removeErasedFiles(kernel: Kernel, store: ErasureStore): Job<typeof payload> {
  return {
    ...removeFilesJob,
    async run({ digests }) {
      for (const digest of digests)
        await kernel.transaction(async tx => {
          await store.holdFile(tx, digest, true);
          if (!(await store.isNamed(tx, digest))) await kernel.blobs.remove(digest);
        });
    },
  };
}

/**
 * What goes of an application here by law: letters and notices. An issued licence stays, with its register: a decision
 * to permit is open to everybody (行政许可法第四十条), and what a law has kept is not erased (个人信息保护法第四十七条第二款).
 */
export function paperEraser(store: ErasureStore): Eraser {
  return {
    of: 'application',
    async plan(tx, id) {
      const { papers, licences } = await store.countOf(tx, id);
      return {
        gone: papers
          ? [{ what: { zh: '决定书和通知书', en: 'decision letters and notices' }, count: papers }]
          : [],
        kept: licences
          ? [
              {
                what: { zh: '已制发的证照和它的登记', en: 'the issued licence and its register' },
                count: licences,
                why: {
                  zh: '准予许可的决定公众有权查阅（《行政许可法》第四十条），法定保存期限内不删除（《个人信息保护法》第四十七条第二款）',
                  en: 'decisions to permit are open to the public, and what a law has kept is not erased',
                },
              },
            ]
          : [],
      };
    },
    async erase(tx, id) {
      await removeFiles(tx, await store.deletePapers(tx, id));
    },
  };
}
