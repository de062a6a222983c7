import { parentPort } from 'node:worker_threads';
import { verifyFile } from '../verify-file.ts';
import type { FileToVerify, ThreadAnswer } from './file-verifier.ts';

parentPort?.on('message', ({ file, roots, timeStampRoots, today }: FileToVerify) => {
  verifyFile(file, roots, { timeStampRoots, today })
    .then(
      (verification): ThreadAnswer => ({ verification }),
      (error: unknown): ThreadAnswer => ({ failed: error instanceof Error ? error.message : String(error) }),
    )
    .then(answer => parentPort?.postMessage(answer));
});
