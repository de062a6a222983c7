import type { Caller } from '@zhiban/identity';
import { kernelErrors } from '@zhiban/kernel';
import type { Kernel, ModuleParts, Route, Tx } from '@zhiban/kernel/server';
import { type DemoSpecimen, demoSpecimenRoutes } from './demo-specimens.ts';
import { eraseDocuments, paperEraser, removeErasedFiles } from './erasure/erase.ts';
import { erasureStore } from './erasure/store.ts';
import { issueLicence, type LicenceRequest } from './issue-licence.ts';
import { issuingKeys, type Office } from './issuing-keys.ts';
import { type KeyPersons, prepareDemoKeys } from './keys/demo-keys.ts';
import { signingKeyStore } from './keys/key-store.ts';
import { signingKeyRoutes } from './keys/routes.ts';
import { sealedSigningKeys } from './keys/sealed-key.ts';
import { readDocument } from './read-document.ts';
import type { Reader } from './reading/index.ts';
import { readingProgressStore } from './reading-progress-store.ts';
import { type IncomingFile, receiveDocument } from './receive-document.ts';
import type { LicenceEvent, RegisterContext } from './register/context.ts';
import { standingToday } from './register/record-act.ts';
import { registerStore } from './register/register-store.ts';
import { registerRoutes } from './register/routes.ts';
import { documentRoutes } from './routes.ts';
import { sealedReadings } from './sealed-reading.ts';
import { type DocumentRecord, documentStore, type LicenceRecord, type PaperRecord } from './store.ts';
import type { IssuedPaper, SignedPaper } from './store-signed.ts';
import { fileVerifier } from './verifying/file-verifier.ts';
import { createReadingWatch, type ReadingWatch } from './watch-readings.ts';
import { type LetterRequest, writeLetter } from './write-letter.ts';
import { type PaperRequest, writePaper } from './write-paper.ts';
import { type ApplicationForm, applicationFormSheet, writePdf } from './writing/index.ts';

export type { DemoSpecimen } from './demo-specimens.ts';
export type { LicenceRequest } from './issue-licence.ts';
export type { Office } from './issuing-keys.ts';
export { createLibrary, type Holder, type Library, type LibraryEntry, type Shelf } from './library/index.ts';
export { createReader, type Progress, type Reader } from './reading/index.ts';
export type { LicenceEvent } from './register/context.ts';
export {
  type Degradation,
  type PhotographedSpecimen,
  type PrintedLine,
  type PrintStyle,
  photographSpecimen,
  renderSpecimen,
  type SpecimenData,
  type SpecimenKind,
  specimenExamples,
} from './specimens/index.ts';
export type { DocumentRecord, LicenceRecord, PaperRecord } from './store.ts';
export type { IssuedPaper } from './store-signed.ts';
export type { LetterRequest } from './write-letter.ts';
export type { PaperContent } from './write-paper.ts';
export {
  type ApplicationForm,
  chineseDate,
  fillDocx,
  type LetterDocument,
  type LicenceDocument,
  partsOfOfd,
  writeLetterOfd,
  writeLicenceOfd,
} from './writing/index.ts';

/** The forms in which letters and notices are handed out. */
export type PaperForm = 'pdf' | 'ofd';

/** What comes in is read, what goes out is signed. */
export interface Documents extends ModuleParts<Route<Caller>> {
  /** Takes a file in and has it read in the background. */
  receive(file: IncomingFile): Promise<DocumentRecord>;
  /** The documents of these ids that exist, in no order. */
  find(ids: readonly string[]): Promise<DocumentRecord[]>;
  /** Deletes documents with their readings and library entries, and their files once the transaction is committed. */
  erase(tx: Tx, ids: readonly string[]): Promise<void>;
  /** Tells how far the reading of a document is, whichever process reads it, until it is done. */
  followReading: ReadingWatch['follow'];
  /** A page of a document, upright, as PNG. */
  pageImage(documentId: string, page: number): Promise<Uint8Array>;
  /** The licences issued here to a holder, newest first, each in the state in which it stands today. */
  licencesOf(holderCode: string): Promise<LicenceRecord[]>;
  licenceOf(applicationId: string): Promise<LicenceRecord | undefined>;
  /** Makes, signs and registers a licence; once for each application. */
  issueLicence(
    request: LicenceRequest,
    alsoInTransaction: (tx: Tx, record: LicenceRecord) => Promise<void>,
  ): Promise<LicenceRecord>;
  /** Writes, signs and stores a decision letter; `alsoInTransaction` runs once, with the row. */
  writeLetter(
    request: LetterRequest,
    alsoInTransaction: (tx: Tx, paper: IssuedPaper) => Promise<void>,
  ): Promise<void>;
  /** In which forms the newest letter of an application is there. */
  letterForms(applicationId: string): Promise<PaperForm[]>;
  /** The newest letter of an application, or undefined. */
  letterOf(applicationId: string, form: PaperForm): Promise<Buffer | undefined>;
  /** Writes, signs and stores a notice; once for each occasion of an application, as `alsoInTransaction` is. */
  writePaper(
    request: PaperRequest,
    alsoInTransaction: (tx: Tx, paper: IssuedPaper) => Promise<void>,
  ): Promise<void>;
  /** All letters and notices of an application, the notices first. */
  issuedPapersOf(applicationId: string): Promise<IssuedPaper[]>;
  /** The notices of an application, oldest first. */
  papersOf(applicationId: string): Promise<PaperRecord[]>;
  /** A notice; undefined unless it is one of this application, and there in this form. */
  paperOf(applicationId: string, paperId: string, form: PaperForm): Promise<Buffer | undefined>;
  /** The application form as PDF. It is the applicant's paper: not signed here, not stored. */
  writeApplicationForm(form: ApplicationForm): Promise<Uint8Array>;
  /** The authorities whose signatures on papers are believed, of both kinds, and those of time-stamps, PEM. */
  trustedRoots(): Promise<string[]>;
  /** Gives every office that lacks them demo certificates under demo roots, in the names of two persons. */
  prepareDemoKeys(offices: readonly Office[], persons: KeyPersons): Promise<void>;
}

export interface DocumentsOptions {
  readonly reader: Reader;
  /** Fictional licences to try, in a demonstration. */
  readonly specimens?: readonly DemoSpecimen[];
  /** Hears of every act on a licence, in the transaction of the change; what it throws undoes the change. */
  readonly onLicenceEvent?: (tx: Tx, event: LicenceEvent) => Promise<void>;
  /** By the permission table; absent: the own department alone. */
  readonly departmentsMet?: RegisterContext['departmentsMet'];
  /** Puts on record that a member of staff reads a licence. */
  readonly onOpening?: RegisterContext['opened'];
}

const ownDepartment: RegisterContext['departmentsMet'] = async caller =>
  caller.kind === 'staff' ? [caller.departmentId] : [];

export function createDocuments(
  kernel: Kernel,
  {
    reader,
    specimens = [],
    onLicenceEvent = async () => undefined,
    departmentsMet = ownDepartment,
    onOpening = async () => undefined,
  }: DocumentsOptions,
): Documents {
  const store = documentStore(kernel.db, kernel.keyring);
  const progress = readingProgressStore(kernel.db);
  const watch = createReadingWatch(progress, kernel.log);
  const keyStore = signingKeyStore(kernel.db);
  const keys = issuingKeys(kernel, keyStore);
  const paperIn = async (form: PaperForm, paper: SignedPaper | undefined) => {
    const digest = form === 'ofd' ? paper?.ofdDigest : paper?.pdfDigest;
    return digest ? kernel.blobs.get(digest) : undefined;
  };
  const register = registerStore(kernel.db);
  const erasure = erasureStore();
  const context: RegisterContext = {
    kernel,
    store,
    register,
    keys,
    tell: onLicenceEvent,
    departmentsMet,
    opened: onOpening,
  };
  const asItStands = (record: LicenceRecord): LicenceRecord => ({
    ...record,
    state: standingToday(context, record),
  });
  return {
    routes: [
      ...documentRoutes(context),
      ...registerRoutes(context, fileVerifier()),
      ...signingKeyRoutes(kernel, keyStore),
      ...(specimens.length ? demoSpecimenRoutes(specimens) : []),
    ],
    migrations: { module: 'documents', folder: new URL('./migrations/', import.meta.url) },
    sealed: [sealedSigningKeys, sealedReadings],
    jobs: [readDocument(kernel, store, progress, reader), removeErasedFiles(kernel, erasure)],
    erasers: [paperEraser(erasure)],
    receive: file => receiveDocument(kernel, store, erasure, file),
    find: store.documents,
    erase: (tx, ids) => eraseDocuments(erasure, tx, ids),
    followReading: watch.follow,
    async pageImage(documentId, page) {
      const [record] = await store.documents([documentId]);
      if (!record) throw kernelErrors.NOT_FOUND();
      const turn = record.reading?.pages[page - 1]?.rotation;
      const wanted = { number: page, turn, owner: record.personId };
      return reader.renderPage(await kernel.blobs.get(record.digest), record.mediaType, wanted);
    },
    licencesOf: async holderCode => (await store.licencesOf(holderCode)).map(asItStands),
    async licenceOf(applicationId) {
      const record = await store.licenceOfApplication(applicationId);
      return record && asItStands(record);
    },
    issueLicence: (request, alsoInTransaction) => issueLicence(context, request, alsoInTransaction),
    writeLetter: (request, also) => writeLetter(kernel, store, keys, request, also),
    async letterForms(applicationId) {
      const record = await store.lastLetter(applicationId);
      if (!record) return [];
      return record.ofdDigest === null ? ['pdf'] : ['pdf', 'ofd'];
    },
    letterOf: async (applicationId, form) => paperIn(form, await store.lastLetter(applicationId)),
    writePaper: (request, also) => writePaper(kernel, store, keys, request, also),
    async issuedPapersOf(applicationId) {
      const notices = await store.papersOf(applicationId);
      const letters = await store.lettersOf(applicationId);
      return [...notices, ...letters.map(letter => ({ ...letter, kind: 'decision' as const }))].map(
        ({ kind, number, pdfDigest, ofdDigest }) => ({ kind, number, pdfDigest, ofdDigest }),
      );
    },
    papersOf: store.papersOf,
    async paperOf(applicationId, paperId, form) {
      const papers = await store.papersOf(applicationId);
      return paperIn(
        form,
        papers.find(({ id }) => id === paperId),
      );
    },
    writeApplicationForm: async form => writePdf(applicationFormSheet(form)),
    trustedRoots: async () =>
      (await Promise.all([keys.roots(), keys.roots('national'), keys.timeStampRoots()])).flat(),
    prepareDemoKeys: (offices, persons) => prepareDemoKeys(kernel, keyStore, offices, persons),
  };
}
