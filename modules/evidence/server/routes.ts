import type { Caller } from '@zhiban/identity';
import { route } from '@zhiban/identity/server';
import type { Route } from '@zhiban/kernel/server';
import { toHex } from '../model/bytes.ts';
import * as erasures from '../model/erasure-operations.ts';
import { evidenceErrors } from '../model/errors.ts';
import * as keepers from '../model/keeper-operations.ts';
import { verifierKeyText } from '../model/note.ts';
import * as operations from '../model/operations.ts';
import { readTilePath, TILE_WIDTH } from '../model/tiles.ts';
import type { EvidenceContext } from './context.ts';
import { approveErasure } from './erasure/approve-erasure.ts';
import { planErasure } from './erasure/plan-erasure.ts';
import { listErasures, proposeErasure } from './erasure/propose-erasure.ts';
import { addCosignature } from './log/add-cosignature.ts';
import { auditLog } from './log/audit-log.ts';
import { getProof } from './log/get-proof.ts';
import { getEvidenceState } from './log/get-state.ts';
import { getTile } from './log/get-tile.ts';
import { newestHead, noteOf } from './log/heads.ts';
import { logKeys } from './log/log-key.ts';
import { approveLogKey, proposeLogKey } from './log/rotate-log-key.ts';
import { makeBundle } from './make-bundle.ts';
import { sm3Bytes } from './note-crypto.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** Adapts the operations to HTTP. */
export function evidenceRoutes(context: EvidenceContext): Route<Caller>[] {
  const { kernel, policy, witnesses } = context;
  return [
    route(operations.getCheckpoint, async ({ query }, { reply }) => {
      const head = await newestHead(kernel.db, witnesses, query.final === 'true');
      if (!head) throw evidenceErrors.NO_SUCH_HEAD();
      return reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(await noteOf(kernel.db, head));
    }),
    route(operations.getTile, async ({ params }, { reply }) => {
      const bytes = await getTile(context, params.level, params['*']);
      const full = readTilePath(params['*'])?.width === TILE_WIDTH;
      return reply
        .type('application/octet-stream')
        .header('cache-control', full ? FOR_EVER : 'no-cache')
        .send(bytes);
    }),
    route(operations.getConsistencyProof, async ({ query: { from, to } }) => {
      const head = await newestHead(kernel.db, witnesses, false);
      if (from > to || to > (head?.size ?? 0)) throw evidenceErrors.NO_SUCH_HEAD();
      return { hashes: (await context.prover.consistency(from, to)).map(toHex) };
    }),
    route(operations.addCosignature, ({ body }) => addCosignature(context, body)),
    route(operations.getEvidenceKeys, async () => {
      const { keys, handovers } = await logKeys(kernel.db);
      const log = keys.map(key => verifierKeyText(sm3Bytes, key));
      return { log, handovers, policy, roots: await context.officeRoots() };
    }),
    route(keepers.getEvidenceState, (_input, { caller }) => getEvidenceState(context, caller)),
    route(keepers.proposeLogKey, (_input, { caller }) => proposeLogKey(context, caller)),
    route(keepers.approveLogKey, ({ body }, { caller }) => approveLogKey(context, caller, body.word)),
    route(operations.getEvidenceProof, ({ params }) => getProof(context, params.code)),
    route(operations.getEvidenceBundle, async ({ params }, http) => {
      const bundle = await makeBundle(context, params.code, http);
      return http.reply
        .type('application/json; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="evidence-${params.code.slice(0, 16)}.json"`)
        .send(bundle);
    }),
    route(operations.auditEvidence, ({ query }) => auditLog(context, query.from)),
    route(erasures.planErasure, ({ query }) => planErasure(context, query.code)),
    route(erasures.proposeErasure, ({ body }, { caller }) => proposeErasure(context, caller, body)),
    route(erasures.approveErasure, ({ params }, { caller }) =>
      approveErasure(context, caller, params.erasureId),
    ),
    route(erasures.listErasures, async (_input, { caller }) => ({
      erasures: await listErasures(context, caller),
    })),
  ];
}
