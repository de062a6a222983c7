import type { Tx } from '@zhiban/kernel/server';
import { and, desc, eq, max, sql } from 'drizzle-orm';
import type { ServiceFiles } from '../model/index.ts';
import type { VersionView } from '../model/operations.ts';
import type { Bucket } from '../model/usual-time.ts';
import { duration, measuredApplication, service, serviceVersion } from './tables.ts';

const withoutFiles = {
  serviceId: serviceVersion.serviceId,
  version: serviceVersion.version,
  state: serviceVersion.state,
  digest: serviceVersion.digest,
  proposedBy: serviceVersion.proposedBy,
  proposedAt: serviceVersion.proposedAt,
  approvedBy: serviceVersion.approvedBy,
  approvedAt: serviceVersion.approvedAt,
};

/** A version without its files. */
export type VersionRecord = Omit<typeof serviceVersion.$inferSelect, 'files'>;

export const toView = (record: VersionRecord): VersionView => ({
  ...record,
  proposedAt: record.proposedAt.toISOString(),
  approvedAt: record.approvedAt?.toISOString() ?? null,
});

const is = (serviceId: string, version: number) =>
  and(eq(serviceVersion.serviceId, serviceId), eq(serviceVersion.version, version));

/** Creates the service unless it exists, and keeps others from adding versions until the transaction ends. */
export async function holdService(tx: Tx, serviceId: string, now: Date): Promise<void> {
  await tx.insert(service).values({ id: serviceId, createdAt: now }).onConflictDoNothing();
  await tx.select({ id: service.id }).from(service).where(eq(service.id, serviceId)).for('update');
}

export async function lastVersion(tx: Tx, serviceId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(serviceVersion.version) })
    .from(serviceVersion)
    .where(eq(serviceVersion.serviceId, serviceId));
  return row?.last ?? 0;
}

export async function findPublished(tx: Tx, serviceId: string): Promise<VersionRecord | undefined> {
  const [row] = await tx
    .select(withoutFiles)
    .from(serviceVersion)
    .where(and(eq(serviceVersion.serviceId, serviceId), eq(serviceVersion.state, 'published')));
  return row;
}

/** Id and version of every published service. */
export function listPublished(tx: Tx): Promise<{ serviceId: string; version: number }[]> {
  return tx
    .select({ serviceId: serviceVersion.serviceId, version: serviceVersion.version })
    .from(serviceVersion)
    .where(eq(serviceVersion.state, 'published'))
    .orderBy(serviceVersion.serviceId);
}

export function listAllVersions(tx: Tx, serviceId: string): Promise<VersionRecord[]> {
  return tx
    .select(withoutFiles)
    .from(serviceVersion)
    .where(eq(serviceVersion.serviceId, serviceId))
    .orderBy(desc(serviceVersion.version));
}

export async function findVersion(
  tx: Tx,
  serviceId: string,
  version: number,
): Promise<VersionRecord | undefined> {
  const [row] = await tx.select(withoutFiles).from(serviceVersion).where(is(serviceId, version));
  return row;
}

export async function readFiles(
  tx: Tx,
  serviceId: string,
  version: number,
): Promise<ServiceFiles | undefined> {
  const [row] = await tx
    .select({ files: serviceVersion.files })
    .from(serviceVersion)
    .where(is(serviceId, version));
  return row?.files;
}

export async function addVersion(
  tx: Tx,
  record: Pick<VersionRecord, 'serviceId' | 'version' | 'digest' | 'proposedBy' | 'proposedAt'> & {
    files: ServiceFiles;
  },
): Promise<VersionRecord> {
  const row = { ...record, state: 'proposed' as const, approvedBy: null, approvedAt: null };
  await tx.insert(serviceVersion).values(row);
  const { files: _stored, ...version } = row;
  return version;
}

/** Publishes a version in the place of the one published before. */
export async function publish(
  tx: Tx,
  record: VersionRecord,
  approvedBy: string,
  now: Date,
): Promise<VersionRecord> {
  await tx
    .update(serviceVersion)
    .set({ state: 'retired' })
    .where(and(eq(serviceVersion.serviceId, record.serviceId), eq(serviceVersion.state, 'published')));
  const change = { state: 'published' as const, approvedBy, approvedAt: now };
  await tx.update(serviceVersion).set(change).where(is(record.serviceId, record.version));
  return { ...record, ...change };
}

/** Counts an application once. */
export async function countApplication(
  tx: Tx,
  application: { applicationId: string; serviceId: string; bucket: number; automatic: boolean },
  now: Date,
): Promise<void> {
  const { applicationId, serviceId, bucket, automatic } = application;
  const counted = await tx
    .insert(measuredApplication)
    .values({ applicationId, measuredAt: now })
    .onConflictDoNothing()
    .returning({ id: measuredApplication.applicationId });
  if (counted.length === 0) return;
  const one = automatic ? 1 : 0;
  await tx
    .insert(duration)
    .values({ serviceId, bucket, applications: 1, automatic: one, updatedAt: now })
    .onConflictDoUpdate({
      target: [duration.serviceId, duration.bucket],
      set: {
        applications: sql`${duration.applications} + 1`,
        automatic: sql`${duration.automatic} + ${one}`,
        updatedAt: now,
      },
    });
}

export function readHistogram(tx: Tx, serviceId: string): Promise<Bucket[]> {
  return tx
    .select({ bucket: duration.bucket, applications: duration.applications, automatic: duration.automatic })
    .from(duration)
    .where(eq(duration.serviceId, serviceId));
}
