import { hash } from 'node:crypto';

/** SM3 digest (GB/T 32905-2016), 64 hexadecimal characters. */
export function sm3(data: string | Uint8Array): string {
  return hash('sm3', data, 'hex');
}
