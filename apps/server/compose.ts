import { createCases } from '@zhiban/cases/server';
import { createCatalogue } from '@zhiban/catalogue/server';
import { createDocuments, createLibrary, createReader, type LicenceEvent } from '@zhiban/documents/server';
import { createEvidence, type Evidence } from '@zhiban/evidence/server';
import { createEnterpriseRegister, createFacts, createResidentRegister } from '@zhiban/facts/server';
import type { Caller, SecurityEvent } from '@zhiban/identity';
import { createIdentity, type Identity } from '@zhiban/identity/server';
import {
  type Job,
  type Kernel,
  type ModuleParts,
  type Route,
  resealJob,
  type Tx,
} from '@zhiban/kernel/server';
import { demoSpecimens } from './specimens.ts';

/** Every module of the platform, wired: the one place that knows them all. */
export function compose(kernel: Kernel, demo: boolean) {
  const evidence = createEvidence(kernel, { officeRoots: () => documents.trustedRoots() });
  const identity = createIdentity(kernel, { demoSignIn: demo, onSecurityEvent: recordSecurity(evidence) });
  // One more data source is one more folder under facts/server/connectors and one more line here.
  const connectors = demo ? [createEnterpriseRegister, createResidentRegister] : [];
  const facts = createFacts(kernel, { connectors });
  const reader = createReader();
  const documents = createDocuments(kernel, {
    reader,
    specimens: demo ? demoSpecimens : [],
    onLicenceEvent: recordLicence(evidence),
    departmentsMet: identity.departmentsMet,
    onOpening: recordOpening(identity, evidence),
  });
  const library = createLibrary(kernel, { evidence, documents });
  const catalogue = createCatalogue(kernel, { documents, library });
  const cases = createCases(kernel, { identity, facts, documents, library, catalogue, evidence });
  const parts: readonly ModuleParts<Route<Caller>>[] = [
    evidence,
    identity,
    facts,
    documents,
    library,
    catalogue,
    cases,
  ];
  // The last first: cases hold the row of the application that documents are of.
  evidence.reach(parts.toReversed().flatMap(part => part.erasers ?? []));
  const sealed = parts.flatMap(part => part.sealed ?? []);
  const jobs: readonly Job[] = [resealJob(kernel, sealed), ...parts.flatMap(part => part.jobs ?? [])];
  return { evidence, identity, facts, documents, catalogue, reader, parts, sealed, jobs };
}

export type Modules = ReturnType<typeof compose>;

const recordLicence =
  (evidence: Evidence) =>
  async (tx: Tx, { licenceId, kind, actor, data }: LicenceEvent): Promise<void> => {
    await evidence.append(tx, `licence/${licenceId}`, [
      { type: `documents.${kind}`, actor: { ...actor }, data },
    ]);
  };

// The register is the officers' desk and the supervisors' subject: neither is asked what for.
const LICENCE_PURPOSES = { officer: 'licence', supervisor: 'supervision' } as const;

const recordOpening =
  (identity: Identity, evidence: Evidence) =>
  async (caller: Caller, { id, departmentId }: { readonly id: string; readonly departmentId: string }) => {
    if (caller.kind !== 'staff') return;
    const record = `licence/${id}`;
    const actor = { kind: 'staff' as const, id: caller.staffId, name: caller.departmentName };
    await identity.noteOpening(
      caller,
      { record, departmentId, usual: LICENCE_PURPOSES },
      async (tx, purpose) => {
        await evidence.append(tx, record, [{ type: 'documents.licence-opened', actor, data: { purpose } }]);
      },
    );
  };

const recordSecurity =
  (evidence: Evidence) =>
  async (tx: Tx, { kind, at: _at, subject, ...data }: SecurityEvent): Promise<void> => {
    // Attempts on accounts that do not exist stay in the log: an attacker must not choose what the evidence holds.
    if (!subject) return;
    const actor = {
      kind: subject.kind === 'staff' ? ('staff' as const) : ('applicant' as const),
      id: subject.id,
      name: '',
    };
    await evidence.append(tx, `account/${subject.id}`, [{ type: `identity.${kind}`, actor, data }]);
  };
