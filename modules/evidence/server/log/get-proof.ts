import { toHex } from '../../model/bytes.ts';
import { evidenceErrors } from '../../model/errors.ts';
import { readNote } from '../../model/note.ts';
import type { EvidenceProof } from '../../model/operations.ts';
import { cosignedBy } from '../../model/policy.ts';
import { leafHash, verifyInclusion } from '../../model/tree.ts';
import { checkChain } from '../chain.ts';
import type { EvidenceContext } from '../context.ts';
import { noteCrypto, sm3Bytes } from '../note-crypto.ts';
import { headOver, noteOf } from './heads.ts';

/** What anyone may know who holds an evidence code; computed anew each time. @throws EVIDENCE_UNKNOWN_CODE */
export async function getProof(context: EvidenceContext, code: string): Promise<EvidenceProof> {
  const found = await context.streams.byCode(code);
  if (!found) throw evidenceErrors.UNKNOWN_CODE();
  const { kernel, witnesses } = context;
  const head = found.leaf === null ? undefined : await headOver(kernel.db, witnesses, found.leaf);
  const { type, at, stream, content, hash } = found.event;
  // The whole record, and not this one link: whoever looks wants to know of every content.
  const chain = checkChain(await context.streams.events(stream));
  const what = {
    type,
    at: at.toISOString(),
    erasedAt: content === null ? (chain.erasedAt?.toISOString() ?? null) : null,
  };
  const of = { threshold: witnesses.threshold, of: witnesses.keys.length };
  if (!head || found.leaf === null)
    return { state: 'waiting', ...what, sealed: null, witnesses: { ...of, signed: [] } };
  const text = await noteOf(kernel.db, head);
  const note = readNote(text);
  const signed = note ? cosignedBy(noteCrypto, witnesses.keys, note) : [];
  const hashes = await context.prover.inclusion(found.leaf, head.size);
  const claim = {
    leaf: found.leaf,
    size: head.size,
    leafHash: leafHash(sm3Bytes, Buffer.from(code, 'hex')),
    root: head.root,
  };
  return {
    state: signed.length >= witnesses.threshold ? 'final' : 'sealed',
    ...what,
    sealed: {
      leaf: found.leaf,
      size: head.size,
      root: toHex(head.root),
      at: head.signedAt.toISOString(),
      hashes: hashes.map(toHex),
      head: text,
      holds: chain.whole && hash === code && verifyInclusion(sm3Bytes, claim, hashes),
    },
    witnesses: { ...of, signed: signed.map(({ name, at }) => ({ name, at: at.toISOString() })) },
  };
}
