import { maskResidentId } from '@zhiban/identity';
import type { LicenceActView, LicenceRow, LicenceView, MyLicence } from '../../model/register-operations.ts';
import type { LicenceRecord } from '../store.ts';
import type { RegisterContext } from './context.ts';
import { standingToday } from './record-act.ts';
import type { ActRecord, VersionRecord } from './register-store.ts';

const holderCodeOf = ({ holderCode, holderCodeType }: LicenceRecord['metadata']): string =>
  holderCodeType === '111' ? maskResidentId(holderCode) : holderCode;

/** One line of the register. */
export function rowOf(context: RegisterContext, record: LicenceRecord, waiting: boolean): LicenceRow {
  const { id, title, number, metadata } = record;
  return {
    id,
    title,
    number,
    holderName: metadata.holderName,
    holderCode: holderCodeOf(metadata),
    issuerName: metadata.issuerName,
    validTo: metadata.validTo,
    state: standingToday(context, record),
    waiting,
  };
}

const actOf = (act: ActRecord): LicenceActView => ({
  id: act.id,
  act: act.act,
  outcome: act.outcome,
  from: act.fromState,
  to: act.toState,
  ground: { law: act.law, article: act.article },
  reason: act.reason,
  by: { id: act.byId, name: act.byName },
  at: act.at.toISOString(),
  answeredBy: act.answeredById === null ? null : { id: act.answeredById, name: act.answeredByName ?? '' },
  answeredAt: act.answeredAt?.toISOString() ?? null,
  answer: act.answer,
});

const versionOf = (version: Pick<VersionRecord, 'metadata' | 'madeAt' | 'ofdDigest' | 'record'>) => ({
  version: version.metadata.version,
  identifier: version.metadata.identifier,
  madeAt: version.madeAt.toISOString(),
  validTo: version.metadata.validTo,
  national: version.ofdDigest !== null && version.record !== null,
});

/** A licence with everything that its department knows of it. */
export async function viewLicence(context: RegisterContext, record: LicenceRecord): Promise<LicenceView> {
  const [acts, former] = await Promise.all([
    context.register.acts([record.id]),
    context.register.formerVersions(record.id),
  ]);
  const { metadata } = record;
  return {
    ...rowOf(
      context,
      record,
      acts.some(({ outcome }) => outcome === 'proposed'),
    ),
    identifier: metadata.identifier,
    typeName: metadata.typeName,
    typeCode: metadata.typeCode,
    issuerCode: metadata.issuerCode,
    issueDate: metadata.issueDate,
    validFrom: metadata.validFrom,
    items: metadata.items,
    annotations: metadata.annotations,
    versions: [record, ...former].map(versionOf),
    acts: acts.toReversed().map(actOf),
  };
}

/** A licence as its holder sees it: what was done and why, without the persons. */
export function myLicenceOf(
  context: RegisterContext,
  record: LicenceRecord,
  acts: readonly ActRecord[],
): MyLicence {
  const { identifier, issueDate, validFrom, version } = record.metadata;
  return {
    ...rowOf(context, record, false),
    identifier,
    issueDate,
    validFrom,
    version,
    national: record.ofdDigest !== null && record.record !== null,
    history: acts
      .filter(({ outcome }) => outcome === 'done')
      .map(actOf)
      .map(act => ({ ...act, at: act.answeredAt ?? act.at })),
  };
}
