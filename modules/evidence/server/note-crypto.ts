import { hash as digest } from 'node:crypto';
import { sm2Verify } from '@zhiban/kernel/server';
import type { NoteCrypto } from '../model/note.ts';

/** SM3 (GB/T 32905-2016) in one call: a proof takes hundreds. */
export const sm3Bytes = (data: Uint8Array): Uint8Array => digest('sm3', data, 'buffer');

/** SM3 and SM2, as heads are hashed and signed. */
export const noteCrypto: NoteCrypto = { hash: sm3Bytes, verify: sm2Verify };
