import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getApplication, openApplication } from '@zhiban/cases';
import { verifyApplication } from '@zhiban/cases/verify';
import { auditEvidence, getEvidenceBundle, getEvidenceKeys } from '@zhiban/evidence';
import { readVerifierWord } from '@zhiban/evidence/verify';
import { type Look, logClient, lookOnce, makeWitnessKey, publicWord } from '@zhiban/evidence/witness';
import { sm3 } from '@zhiban/kernel/server';
import { send } from '@zhiban/kernel/testkit';
import { fileForBookshop } from './bookshop.testkit.ts';
import { signInForCompany } from './hygiene-change.testkit.ts';
import { createTestPlatform } from './test-platform.ts';

interface Row {
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly commitment: string;
}

/** A decided application with its licence. */
export interface Filed {
  readonly id: string;
  readonly stream: string;
  readonly code: string;
}

/** The whole platform, listening, with one witness whose word makes a head final. */
export async function createEvidenceWorld() {
  const folder = await mkdtemp(join(tmpdir(), 'zhiban-evidence-'));
  const witness = await makeWitnessKey(join(folder, 'witness.key'), 'audit-office');
  const policyFile = join(folder, 'policy.json');
  await writeFile(
    policyFile,
    JSON.stringify({ threshold: 1, witnesses: [publicWord(witness)], maxSealDelaySeconds: 600 }),
  );
  const platform = await createTestPlatform({ environment: { WITNESS_POLICY: policyFile } });
  const { app, kernel, modules, work } = platform;
  const logUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  const applicant = await signInForCompany(platform, 'li_wei');
  await modules.evidence.seal();
  const supervisor = await platform.signInStaff('gao_feng');
  const officer = await platform.signInStaff('sun_li');
  const keys = (await send(app, getEvidenceKeys)).value;
  const logKey = readVerifierWord(keys.log[0] ?? '');
  if (!logKey) throw new Error('The log has no key.');

  const look = (): Promise<Look> =>
    lookOnce({
      log: logClient(logUrl),
      logKeys: [logKey],
      key: witness,
      statePath: join(folder, 'state.json'),
      clock: kernel.clock,
    });

  const bundle = (code: string, cookie = applicant) =>
    send(app, getEvidenceBundle, { params: { code }, cookie });

  /** Says for a member of staff what he opens an application for that is decided. */
  const openFor = (applicationId: string, cookie: string) =>
    send(app, openApplication, { params: { applicationId }, body: { purpose: 'supervision' }, cookie });

  /** What the owner of the tables can do: no trigger stops it. */
  async function tamper(statement: string, values: unknown[] = []): Promise<void> {
    const client = await kernel.database.pool.connect();
    try {
      await client.query('set session_replication_role = replica');
      await client.query(statement, values);
    } finally {
      await client.query('reset session_replication_role');
      client.release();
    }
  }

  return {
    platform,
    keys,
    applicant,
    supervisor,
    officer,
    look,
    bundle,
    openFor,
    tamper,
    /** Its events wait to be sealed. */
    async file(): Promise<Filed> {
      // As if nothing had been replaced before: the licence in the archive counts again, the new one is out of sight.
      await tamper(
        `update documents.licence set
           state = case when service_id = 'archive' then '01' else state end,
           holder_code = case when service_id = 'archive' then holder_code else 'earlier' end`,
      );
      const id = await fileForBookshop(platform, applicant);
      await work();
      const params = { applicationId: id };
      const { value } = await send(app, getApplication, { params, cookie: applicant });
      return { id, stream: `application/${id}`, code: value.evidenceCode ?? '' };
    },
    /** Seals, and lets the witness sign. */
    async seal(): Promise<void> {
      await modules.evidence.seal();
      await look();
    },
    /** Which checks of a bundle fail. */
    async failing(code: string): Promise<string[]> {
      const { status, text } = await bundle(code);
      if (status !== 200) throw new Error(text);
      const { checks } = await verifyApplication(text, keys);
      return [...new Set(checks.filter(({ holds }) => holds === false).map(({ what }) => what))];
    },
    /** What the audit of the whole log finds. */
    async audit(): Promise<string[]> {
      return (await send(app, auditEvidence, { cookie: supervisor })).value.findings.map(({ what }) => what);
    },
    /** Moves a stream's times and makes its chain fit again, as who knows how it is made can. @returns its new code */
    async rewriteChain(stream: string, days: number): Promise<string> {
      const { rows } = await kernel.database.pool.query<Row>(
        'select seq, type, at, commitment from evidence.event where stream = $1 order by seq',
        [stream],
      );
      let previous = '0'.repeat(64);
      for (const { seq, type, at, commitment } of rows) {
        const then = new Date(at.getTime() - days * 86_400_000);
        const link = `${previous}\n${stream}\n${seq}\n${type}\n${then.toISOString()}\n${commitment}`;
        const hash = sm3(`zhiban/link\n${link}`);
        await tamper(
          'update evidence.event set at = $1, previous = $2, hash = $3 where stream = $4 and seq = $5',
          [then, previous, hash, stream, seq],
        );
        previous = hash;
      }
      return previous;
    },
    /** Remembers what attacks change. @returns how to put it back */
    async remember(): Promise<() => Promise<void>> {
      const tables = ['evidence.event', 'evidence.tile', 'documents.licence', 'documents.letter'];
      for (const [at, table] of tables.entries()) await tamper(`create table saved_${at} as table ${table}`);
      return async () => {
        for (const [at, table] of tables.entries()) {
          await tamper(`delete from ${table}`);
          await tamper(`insert into ${table} overriding system value select * from saved_${at}`);
          await tamper(`drop table saved_${at}`);
        }
      };
    },
    async close(): Promise<void> {
      await platform.close();
      await rm(folder, { recursive: true });
    },
  };
}
export type EvidenceWorld = Awaited<ReturnType<typeof createEvidenceWorld>>;
