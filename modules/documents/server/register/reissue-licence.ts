import { kernelErrors } from '@zhiban/kernel';
import { type Licence, licence as licenceSchema, nextVersion } from '../../model/licence.ts';
import { licenceErrors } from '../../model/licence-errors.ts';
import type { LegalGround } from '../../model/licence-life.ts';
import { licenceDocument } from '../licence-document.ts';
import { storeLicenceForms } from '../licence-forms.ts';
import type { LicenceRecord } from '../store.ts';
import type { LicenceActor, RegisterContext } from './context.ts';
import { moveOf, recordAct } from './record-act.ts';

interface Reissue {
  readonly act: 'annotate' | 'renew';
  readonly ground: LegalGround;
  readonly reason: string;
  readonly by: LicenceActor;
  readonly change: Partial<Pick<Licence, 'annotations' | 'issueDate' | 'validTo'>>;
}

/**
 * Signs a changed licence as the next version of its number. The version before keeps its files and stays
 * verifiable. Signing takes a while and asks others, so the licence is held only afterwards.
 * @throws DOCUMENTS_LICENCE_NOT_NOW, DOCUMENTS_LICENCE_CHANGED_ELSEWHERE, and what writing and signing throw
 */
export async function reissueLicence(
  context: RegisterContext,
  record: LicenceRecord,
  { change, ...act }: Reissue,
): Promise<void> {
  const { kernel, register } = context;
  moveOf(context, record, act.act);
  const madeAt = kernel.clock.now();
  const metadata = licenceSchema.parse({ ...record.metadata, ...change, ...nextVersion(record.metadata) });
  const document = licenceDocument(kernel, metadata, record.note);
  const forms = await storeLicenceForms(kernel, context.keys, document, madeAt, record.layout);
  await kernel.transaction(async tx => {
    const held = await register.hold(tx, record.id);
    if (!held) throw kernelErrors.NOT_FOUND();
    if (held.identifier !== record.identifier || held.state !== record.state)
      throw licenceErrors.CHANGED_ELSEWHERE();
    const { id: licenceId, identifier, pdfDigest, ofdDigest, record: signed } = held;
    await register.insertVersion(tx, {
      licenceId,
      version: held.metadata.version,
      identifier,
      metadata: held.metadata,
      madeAt: held.madeAt,
      pdfDigest,
      ofdDigest,
      record: signed,
    });
    const { validTo } = metadata;
    const more = { version: metadata.version, newIdentifier: metadata.identifier, validTo };
    await recordAct(context, tx, held, { ...act, more: { ...more, pdfDigest: forms.pdfDigest } });
    await register.update(tx, licenceId, {
      identifier: metadata.identifier,
      metadata,
      madeAt,
      imageDigest: null,
      ...forms,
    });
  });
}
