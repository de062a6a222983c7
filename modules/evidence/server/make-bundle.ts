import type { Caller } from '@zhiban/identity';
import { canonicalJson, kernelErrors } from '@zhiban/kernel';
import type { RouteContext } from '@zhiban/kernel/server';
import { z } from 'zod';
import type { Bundle, BundledEvent } from '../model/bundle.ts';
import { toHex } from '../model/bytes.ts';
import type { EvidenceContext } from './context.ts';
import { headOver, noteOf } from './log/heads.ts';
import { logKeys } from './log/log-key.ts';

/**
 * The stream of a code as one file that can be checked without this server.
 * @throws KERNEL_NOT_FOUND, for a code that there is not as for a foreign one
 */
export async function makeBundle(
  context: EvidenceContext,
  code: string,
  { caller, permit }: Pick<RouteContext<Caller>, 'caller' | 'permit'>,
): Promise<string> {
  const stream = (await context.streams.byCode(code))?.event.stream;
  if (stream === undefined) throw kernelErrors.NOT_FOUND();
  const [prefix = '', id = ''] = stream.split('/');
  const owner = context.owners.get(prefix);
  // What nobody answers for is nobody's to read.
  if (!owner) throw kernelErrors.NOT_FOUND();
  permit(await owner.row(id));
  await owner.opened?.(id, caller);
  const about = z.record(z.string(), z.json()).parse({ [prefix]: await owner.about(id) });
  const bundle: Bundle = {
    format: 'zhiban-evidence-bundle/1',
    stream,
    madeAt: context.kernel.clock.now().toISOString(),
    ...(await provenEvents(context, stream)),
    handovers: (await logKeys(context.kernel.db)).handovers,
    about,
  };
  return canonicalJson(z.json().parse(bundle));
}

async function provenEvents(
  { kernel, streams, witnesses, prover }: EvidenceContext,
  stream: string,
): Promise<Pick<Bundle, 'events' | 'heads'>> {
  const found = await streams.events(stream);
  const leaves = await streams.leavesOf(found.map(({ hash }) => hash));
  const heads = new Map<number, string>();
  const events: BundledEvent[] = [];
  for (const { seq, type, at, content, salt, commitment, previous, hash } of found) {
    const leaf = leaves.get(hash);
    const head = leaf === undefined ? undefined : await headOver(kernel.db, witnesses, leaf);
    if (head && !heads.has(head.size)) heads.set(head.size, await noteOf(kernel.db, head));
    const proof =
      head && leaf !== undefined
        ? {
            leaf,
            size: head.size,
            hashes: (await prover.inclusion(leaf, head.size)).map(toHex),
          }
        : null;
    events.push({ seq, type, at: at.toISOString(), content, salt, commitment, previous, hash, proof });
  }
  return { events, heads: [...heads.values()] };
}
