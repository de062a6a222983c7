import { createHash } from 'node:crypto';

/** SM3 digest (GB/T 32905-2016), 64 hexadecimal characters. */
export function sm3(data: string | Uint8Array): string {
  return createHash('sm3').update(data).digest('hex');
}
