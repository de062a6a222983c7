import type { Behaviour } from '@zhiban/facts';
import { signInAsDemo, signInStaff } from '@zhiban/identity';
import type { Logger } from '@zhiban/kernel/server';
import { createTestKernel, send, startTestServer, type TestKernel } from '@zhiban/kernel/testkit';
import type { FastifyInstance } from 'fastify';
import { compose, type Modules } from './compose.ts';
import { MIGRATIONS } from './migrations.ts';
import { seedDemo } from './seed-demo.ts';

export interface TestPlatform {
  readonly kernel: TestKernel;
  readonly app: FastifyInstance;
  readonly modules: Modules;
  /** Does the background jobs that are due. */
  work(): Promise<void>;
  /** Signs a demo applicant in. @returns his cookie */
  signIn(key: string): Promise<string>;
  /** Signs a demo officer in with password and code. */
  signInStaff(userName: string): Promise<string>;
  /** Makes a demo register misbehave. */
  setRegister(id: string, behaviour: Behaviour): void;
  close(): Promise<void>;
}

interface TestPlatformOptions {
  readonly now?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Where its log goes, for tests of the log. */
  readonly log?: Logger;
}

/** The whole platform on a database of its own, with the town and the services; jobs and sealing on demand. */
export async function createTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const kernel = await createTestKernel({ migrations: MIGRATIONS, ...options });
  const modules = compose(kernel, true);
  const { parts, identity } = modules;
  const subscriptions = parts.flatMap(part => part.subscriptions ?? []);
  kernel.outbox.connect(subscriptions);
  await seedDemo(kernel, modules);
  const app = await startTestServer(kernel, {
    routes: parts.flatMap(part => part.routes),
    authenticate: identity.authenticate,
    guard: identity.guard,
  });
  const jobs = [...modules.jobs, ...subscriptions.map(({ job }) => job)];
  return {
    kernel,
    app,
    modules,
    work: () => kernel.runJobs(jobs),
    async signIn(key) {
      const { cookie, status, text } = await send(app, signInAsDemo, { body: { key } });
      if (status !== 200) throw new Error(text);
      return cookie;
    },
    async signInStaff(userName) {
      const account = (await identity.demoAccounts()).find(
        known => known.kind === 'staff' && known.userName === userName,
      );
      if (account?.kind !== 'staff') throw new Error(`There is no demo officer ${userName}.`);
      const body = { userName, password: account.password, code: account.totpCode ?? '' };
      const { cookie, status, text } = await send(app, signInStaff, { body });
      if (status !== 200) throw new Error(text);
      return cookie;
    },
    setRegister(id, behaviour) {
      modules.facts.demoRegisters.find(register => register.id === id)?.setBehaviour(behaviour);
      modules.facts.forget();
    },
    async close() {
      await app.close();
      await modules.reader.close();
      await kernel.close();
    },
  };
}
