import { type FromBerResult, fromBER } from 'asn1js';

export type Block = FromBerResult['result'];

/** One value in DER, with nothing behind it. @throws SyntaxError */
export function oneValue(bytes: Uint8Array): Block {
  const { offset, result } = fromBER(new Uint8Array(bytes));
  if (offset !== bytes.length) throw new SyntaxError('not one value in DER');
  return result;
}
