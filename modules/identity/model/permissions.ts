import type { Access, Role } from './caller.ts';

/** Open to everyone, signed in or not. */
const everyone: Access = { anonymous: 'any' };
const applicant: Access = { applicant: 'own' };
/** The applicant's own, and whatever the department answers for. */
const bothSides: Access = { applicant: 'own', officer: 'department', supervisor: 'department' };
const officer: Access = { officer: 'department' };
const serviceOwner: Access = { service_owner: 'any' };
const operator: Access = { operator: 'any' };
/** Who watches over records: one proposes, another approves. */
const keepers: Access = { supervisor: 'any', operator: 'any' };
const staff: Access = { officer: 'own', service_owner: 'own', supervisor: 'own', operator: 'own' };
/** What does lasting harm in the wrong hands takes a second factor of the last ten minutes. */
const confirmed = (access: Access): Access => ({ ...access, freshFactor: true });

/** Values of a person that nobody needs to read at a glance: 公民身份号码, telephone and mail, 民族 or 婚姻状况. */
export type FieldClass = 'identifier' | 'contact' | 'special';
/** `on-reveal`: masked until one names a purpose, which is put on record. */
export type FieldAccess = 'full' | 'on-reveal' | 'masked';

const all = (access: FieldAccess): Readonly<Record<FieldClass, FieldAccess>> => ({
  identifier: access,
  contact: access,
  special: access,
});

/** The fields of the table: how much of such a value each role reads on the rows that it may meet. */
export const FIELDS: Readonly<Record<Role, Readonly<Record<FieldClass, FieldAccess>>>> = {
  anonymous: all('masked'),
  // An applicant meets only what is his own or his company's.
  applicant: all('full'),
  officer: all('on-reveal'),
  supervisor: all('masked'),
  service_owner: all('masked'),
  operator: all('masked'),
};

/**
 * The one table of permissions: who may call which operation (by its id) on which rows. What stands here
 * under `anonymous` everyone may do; an operation that is missing nobody may call. Sorted by module.
 */
export const PERMISSIONS: Readonly<Record<string, Access>> = {
  // identity
  getSession: everyone,
  listDemoAccounts: everyone,
  signInAsDemo: everyone,
  signInStaff: everyone,
  signOut: everyone,
  listDepartments: everyone,
  listStaffNames: { officer: 'any', service_owner: 'any', supervisor: 'any', operator: 'any' },
  getSignInWays: everyone,
  startOidcSignIn: everyone,
  finishOidcSignIn: everyone,
  startPasskey: everyone,
  confirmFactor: staff,
  listPasskeys: staff,
  startPasskeyRegistration: confirmed(staff),
  addPasskey: confirmed(staff),
  removePasskey: confirmed(staff),
  listSecurityAlerts: { supervisor: 'department' },
  chooseCompany: applicant,
  listMyCompanies: applicant,

  // evidence
  addCosignature: everyone,
  approveErasure: confirmed(keepers),
  approveLogKey: confirmed(operator),
  auditEvidence: keepers,
  getCheckpoint: everyone,
  getConsistencyProof: everyone,
  getEvidenceBundle: bothSides,
  getEvidenceKeys: everyone,
  getEvidenceProof: everyone,
  getEvidenceState: keepers,
  getTile: everyone,
  listErasures: keepers,
  planErasure: keepers,
  proposeErasure: keepers,
  proposeLogKey: confirmed(operator),

  // facts
  listDemoRegisters: { supervisor: 'any', operator: 'any', officer: 'any' },
  setDemoRegisterBehaviour: { supervisor: 'any', operator: 'any', officer: 'any' },

  // documents
  activateSigningKey: confirmed(operator),
  actOnLicence: officer,
  annotateLicence: officer,
  answerLicenceProposal: confirmed(officer),
  certifySigningKey: confirmed(operator),
  getDemoSpecimenImage: everyone,
  getLibraryPage: applicant,
  getLicence: { officer: 'department', supervisor: 'department' },
  getLicenceFile: bothSides,
  getLicenceImage: bothSides,
  listDemoSpecimens: everyone,
  listLibrary: applicant,
  listLicences: { officer: 'department', supervisor: 'department' },
  listMyLicences: applicant,
  listSigningKeys: operator,
  proposeSigningKey: confirmed(operator),
  renewLicence: officer,
  retireSigningKey: confirmed(operator),
  setLibraryConsent: applicant,
  verifyLicence: everyone,
  verifyLicenceFile: everyone,
  withdrawLibraryEntry: applicant,

  // catalogue
  approveVersion: confirmed(serviceOwner),
  getGuide: everyone,
  getServiceFiles: serviceOwner,
  listKnownMaterials: applicant,
  listServices: everyone,
  listVersions: { service_owner: 'any', supervisor: 'any' },
  proposeVersion: serviceOwner,

  // cases
  askRegistersAgain: applicant,
  attachMaterial: applicant,
  decideApplication: officer,
  getApplication: bothSides,
  getApplicationForm: bothSides,
  getDecisionLetter: bothSides,
  getEvidence: bothSides,
  getMaterialPage: bothSides,
  getPaper: bothSides,
  getRuleTrace: { officer: 'department', supervisor: 'department' },
  listInbox: { officer: 'department', supervisor: 'department' },
  listMyApplications: applicant,
  openApplication: { officer: 'department', supervisor: 'department' },
  removeMaterial: applicant,
  requestCorrection: officer,
  reuseMaterial: applicant,
  revealField: confirmed(officer),
  simulateVersion: serviceOwner,
  startApplication: applicant,
  submitApplication: applicant,
  updateApplication: applicant,
  watchMaterialReading: applicant,
  withdrawApplication: applicant,
};
