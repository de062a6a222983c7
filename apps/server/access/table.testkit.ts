import type { CallerName, Rows } from './world.testkit.ts';

export type Part = 'applicant' | 'officer' | 'supervisor' | 'service_owner' | 'operator';
type Company = 'hotel' | 'bookshop';

/** What each caller is, and whose rows are his; written here by hand, not read from the platform. */
export const WHO: Readonly<Record<CallerName, { part: Part | null; meets: readonly Company[] }>> = {
  anonymous: { part: null, meets: [] },
  owner: { part: 'applicant', meets: ['hotel'] },
  colleague: { part: 'applicant', meets: ['hotel'] },
  stranger: { part: 'applicant', meets: [] },
  rival: { part: 'applicant', meets: ['bookshop'] },
  officer: { part: 'officer', meets: ['hotel'] },
  otherOfficer: { part: 'officer', meets: ['bookshop'] },
  supervisor: { part: 'supervisor', meets: ['hotel', 'bookshop'] },
  farSupervisor: { part: 'supervisor', meets: [] },
  serviceOwner: { part: 'service_owner', meets: [] },
  operator: { part: 'operator', meets: [] },
};

/** What is sent; values of `rows` come from the row that is asked for. */
interface Ask {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly upload?: boolean;
}

export interface Line {
  /** `everyone` is also whoever has not signed in. */
  readonly parts: readonly Part[] | 'everyone';
  readonly ask: (rows: Rows) => Ask;
  /** What answers those who may: 200, or the code of the refusal that comes after the permission. */
  readonly answer: 200 | string;
  /** The row that the operation is about; null: it is about none. */
  readonly about: 'row' | 'list' | null;
  /** Only the hotel has one. */
  readonly hotelOnly?: boolean;
  /** In lists: whose rows who is shown, where that is less than he may meet. */
  readonly shown?: Partial<Record<CallerName, readonly Company[]>>;
}

type Parts = Part | readonly Part[];
const list = (parts: Parts): readonly Part[] => (typeof parts === 'string' ? [parts] : parts);
type Options = Ask & Partial<Pick<Line, 'answer' | 'hotelOnly' | 'shown'>>;

const line =
  (about: Line['about'], params: (rows: Rows) => Readonly<Record<string, unknown>>) =>
  (parts: Parts | 'everyone', { answer = 200, hotelOnly, shown, ...ask }: Options = {}): Line => ({
    parts: parts === 'everyone' ? parts : list(parts),
    about,
    answer,
    ...(hotelOnly ? { hotelOnly } : {}),
    ...(shown ? { shown } : {}),
    ask: rows => ({ ...ask, params: { ...params(rows), ...ask.params } }),
  });

const free = line(null, () => ({}));
const lists = line('list', () => ({}));
const application = line('row', ({ applicationId }) => ({ applicationId }));
const material = line('row', ({ applicationId, materialId }) => ({ applicationId, materialId }));
const licence = line('row', ({ licenceId }) => ({ licenceId }));

const REVIEWERS = ['officer', 'supervisor'] as const;
const KEEPERS = ['supervisor', 'operator'] as const;
const ABSENT_ID = '018f0000-0000-7000-8000-0000000000ff';
const UNKNOWN_CODE = 'f'.repeat(64);
const ground = { law: '行政许可法', article: '第六十九条' };
const STAFF = ['officer', 'supervisor', 'service_owner', 'operator'] as const;
const BOTH = ['applicant', 'officer', 'supervisor'] as const;
const hygiene = { serviceId: 'hygiene-licence-change' };
const absentKey = {
  params: { keyId: ABSENT_ID },
  answer: 'DOCUMENTS_KEY_UNKNOWN',
};

/**
 * Who may do what on which rows: one line an operation, in the words of the law and not of the code. An
 * operation of the platform without a line here fails the test, and so does a line without an operation.
 */
export const TABLE: Readonly<Record<string, Line>> = {
  // identity
  getSession: free('everyone'),
  listDemoAccounts: free('everyone'),
  signInAsDemo: free('everyone', { body: { key: 'nobody' }, answer: 'IDENTITY_UNKNOWN_DEMO_ACCOUNT' }),
  signInStaff: free('everyone', {
    body: { userName: '', password: '', code: '' },
    answer: 'KERNEL_INVALID_INPUT',
  }),
  signOut: free('everyone'),
  listDepartments: free('everyone'),
  listStaffNames: free(STAFF, { query: { of: ABSENT_ID } }),
  getSignInWays: free('everyone'),
  startOidcSignIn: free('everyone', { params: { audience: 'staff' }, answer: 'IDENTITY_NO_PROVIDER' }),
  finishOidcSignIn: free('everyone', { params: { audience: 'staff' } }),
  startPasskey: free('everyone'),
  confirmFactor: free(STAFF, { body: {}, answer: 'KERNEL_INVALID_INPUT' }),
  listPasskeys: free(STAFF),
  startPasskeyRegistration: free(STAFF),
  addPasskey: free(STAFF, {
    body: {
      name: '手机',
      passkey: {
        id: 'x',
        rawId: 'x',
        type: 'public-key',
        response: { clientDataJSON: 'e30', attestationObject: 'oA' },
      },
    },
    answer: 'IDENTITY_PASSKEY_REFUSED',
  }),
  removePasskey: free(STAFF, { params: { passkeyId: 'x' }, answer: 'KERNEL_NOT_FOUND' }),
  listSecurityAlerts: free('supervisor'),
  chooseCompany: free('applicant', { body: { uscc: '91330199MAT260012M' }, answer: 'IDENTITY_NOT_AGENT' }),
  listMyCompanies: free('applicant'),

  // facts
  listDemoRegisters: free(['officer', 'supervisor', 'operator']),
  setDemoRegisterBehaviour: free(['officer', 'supervisor', 'operator'], {
    params: { registerId: 'enterprise-register' },
    body: { behaviour: 'normal' },
  }),

  // evidence
  getCheckpoint: free('everyone', { answer: 'EVIDENCE_NO_SUCH_HEAD' }),
  getTile: free('everyone', { params: { level: '0', '*': '000' }, answer: 'EVIDENCE_NO_SUCH_HEAD' }),
  getConsistencyProof: free('everyone', { query: { from: 8, to: 9 }, answer: 'EVIDENCE_NO_SUCH_HEAD' }),
  addCosignature: free('everyone', {
    body: { size: 1, line: '' },
    answer: 'EVIDENCE_COSIGNATURE_REFUSED',
  }),
  getEvidenceKeys: free('everyone'),
  getEvidenceProof: line('row', ({ evidenceCode }) => ({ code: evidenceCode }))('everyone'),
  getEvidenceBundle: line('row', ({ evidenceCode }) => ({ code: evidenceCode }))(BOTH),
  auditEvidence: free(KEEPERS),
  listErasures: free(KEEPERS),
  getEvidenceState: free(KEEPERS),
  proposeLogKey: free('operator'),
  approveLogKey: free('operator', { body: { word: '' }, answer: 'EVIDENCE_NO_SUCH_KEY' }),
  planErasure: free(KEEPERS, { query: { code: UNKNOWN_CODE }, answer: 'EVIDENCE_UNKNOWN_CODE' }),
  proposeErasure: free(KEEPERS, {
    body: { code: UNKNOWN_CODE, ground: 'other-law', note: '测试' },
    answer: 'EVIDENCE_UNKNOWN_CODE',
  }),
  approveErasure: free(KEEPERS, { params: { erasureId: ABSENT_ID }, answer: 'KERNEL_NOT_FOUND' }),

  // documents
  activateSigningKey: free('operator', absentKey),
  certifySigningKey: free('operator', { ...absentKey, body: { certificatesPem: '' } }),
  retireSigningKey: free('operator', absentKey),
  listSigningKeys: free('operator'),
  proposeSigningKey: free('operator', {
    body: {
      officeCode: '113301990026010103',
      officeName: '云溪区卫生健康局',
      suite: 'national',
      origin: 'import',
    },
    answer: 'KERNEL_INVALID_INPUT',
  }),
  listDemoSpecimens: free('everyone'),
  getDemoSpecimenImage: free('everyone', { params: { key: 'nothing' }, answer: 'KERNEL_NOT_FOUND' }),
  verifyLicence: free('everyone', {
    params: { identifier: '1.2.156.3005.2.11330000000000000000' },
    answer: 'DOCUMENTS_UNKNOWN_LICENCE',
  }),
  getLicenceFile: licence(BOTH),
  getLicenceImage: licence(BOTH),
  getLicence: licence(REVIEWERS),
  listLicences: free(REVIEWERS),
  listMyLicences: free('applicant'),
  actOnLicence: licence('officer', {
    body: { act: 'restore', ground, reason: '测试' },
    answer: 'DOCUMENTS_LICENCE_NOT_NOW',
  }),
  answerLicenceProposal: line('row', ({ licenceId }) => ({ licenceId, actId: ABSENT_ID }))('officer', {
    body: { answer: 'decline', reason: '不同意' },
    answer: 'KERNEL_NOT_FOUND',
  }),
  annotateLicence: licence('officer', {
    body: { ground, reason: '测试', expiresOn: '2020-01-01' },
    answer: 'DOCUMENTS_LICENCE_WRONG_DAY',
  }),
  renewLicence: licence('officer', {
    body: { ground, reason: '测试', validTo: '2020-01-01' },
    answer: 'DOCUMENTS_LICENCE_WRONG_END',
  }),
  verifyLicenceFile: free('everyone', { upload: true }),
  listLibrary: free('applicant'),
  setLibraryConsent: free('applicant', { body: { consent: 'ask' } }),
  getLibraryPage: free('applicant', { params: { entryId: ABSENT_ID, page: 1 }, answer: 'KERNEL_NOT_FOUND' }),
  withdrawLibraryEntry: free('applicant', { params: { entryId: ABSENT_ID }, answer: 'KERNEL_NOT_FOUND' }),

  // catalogue
  listServices: free('everyone'),
  getGuide: free('everyone', { params: hygiene }),
  listKnownMaterials: free('applicant', { params: hygiene }),
  listVersions: free(['service_owner', 'supervisor'], { params: hygiene }),
  getServiceFiles: free('service_owner', { params: { ...hygiene, version: 'published' } }),
  proposeVersion: free('service_owner', {
    params: hygiene,
    body: { files: {} },
    answer: 'CATALOGUE_PACKAGE_REFUSED',
  }),
  approveVersion: free('service_owner', {
    params: { ...hygiene, version: 999 },
    answer: 'CATALOGUE_NO_SUCH_VERSION',
  }),

  // cases
  startApplication: free('applicant', { body: { serviceId: 'none' }, answer: 'CATALOGUE_NO_SUCH_SERVICE' }),
  listMyApplications: lists('applicant'),
  // A supervisor's desk is that of the own department; the other rows are reached one by one.
  listInbox: lists(REVIEWERS, { query: { status: 'approved' }, shown: { supervisor: [] } }),
  getApplication: application(BOTH),
  openApplication: application(REVIEWERS, { body: { purpose: 'enquiry' } }),
  getApplicationForm: application(BOTH),
  getDecisionLetter: application(BOTH),
  getEvidence: application(BOTH),
  getRuleTrace: application(REVIEWERS),
  getPaper: line('row', ({ applicationId, paperId }) => ({ applicationId, paperId }))(BOTH, {
    hotelOnly: true,
  }),
  getMaterialPage: material(BOTH, { params: { page: 1 }, hotelOnly: true }),
  attachMaterial: material('applicant', { upload: true, answer: 'CASES_NOT_NOW' }),
  removeMaterial: material('applicant', { answer: 'CASES_NOT_NOW' }),
  reuseMaterial: material('applicant', { body: { entryId: ABSENT_ID }, answer: 'CASES_NOT_NOW' }),
  watchMaterialReading: material('applicant', { hotelOnly: true }),
  updateApplication: application('applicant', { body: { revision: -1 }, answer: 'CASES_EDITED_ELSEWHERE' }),
  askRegistersAgain: application('applicant'),
  submitApplication: application('applicant', { body: { truthful: false }, answer: 'CASES_NOT_TRUTHFUL' }),
  withdrawApplication: application('applicant', { answer: 'CASES_NOT_NOW' }),
  decideApplication: application('officer', {
    body: { revision: -1, outcome: 'approve' },
    answer: 'CASES_EDITED_ELSEWHERE',
  }),
  requestCorrection: application('officer', {
    body: { revision: 1, points: [] },
    answer: 'CASES_NOTHING_TO_CORRECT',
  }),
  revealField: application('officer', { body: { element: 'mobile_phone', purpose: 'contact' } }),
  simulateVersion: free('service_owner', {
    params: hygiene,
    body: { files: {} },
    answer: 'CATALOGUE_PACKAGE_REFUSED',
  }),
};
