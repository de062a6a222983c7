import { PERMISSIONS } from '@zhiban/identity';
import {
  createServer,
  type Kernel,
  migrate,
  migrateJobs,
  resealIfDue,
  startWorkers,
  type Workers,
} from '@zhiban/kernel/server';
import { addApiDescription } from './api-description.ts';
import { compose, type Modules } from './compose.ts';
import { seedDemo } from './seed-demo.ts';
import { addWebApp } from './web-app.ts';

export interface Platform {
  /** The address that it listens on, without a slash at its end. */
  readonly address: string;
  readonly modules: Modules;
  /** Stops taking requests and jobs, ends those under way, then releases everything. */
  close(): Promise<void>;
}

/** Migrates, seeds a demonstration on its first run, and starts serving and working. */
export async function startPlatform(kernel: Kernel, options: { workers?: boolean } = {}): Promise<Platform> {
  const demo = kernel.config.environment !== 'production';
  const modules = compose(kernel, demo);
  const { evidence, identity, reader, parts } = modules;
  await migrateJobs(kernel.database.pool);
  await migrate(
    kernel.database.pool,
    parts.flatMap(({ migrations }) => migrations ?? []),
  );
  const subscriptions = parts.flatMap(part => part.subscriptions ?? []);
  kernel.outbox.connect(subscriptions);
  if (demo) await seedDemo(kernel, modules);
  await resealIfDue(kernel);

  const routes = parts.flatMap(part => part.routes);
  for (const { operation } of routes)
    if (!Object.hasOwn(PERMISSIONS, operation.id))
      throw new Error(`${operation.id} is not in the permission table.`);
  const app = await createServer(kernel, {
    routes,
    authenticate: identity.authenticate,
    guard: identity.guard,
  });
  addApiDescription(
    app,
    routes.map(({ operation }) => operation),
  );
  await addWebApp(app);
  const address = await app.listen({ host: kernel.config.host, port: kernel.config.port });

  const jobs = [...modules.jobs, ...subscriptions.map(({ job }) => job)];
  const workers: Workers | undefined =
    options.workers === false
      ? undefined
      : await startWorkers(kernel.database.pool, jobs, {
          concurrency: kernel.config.jobConcurrency,
          log: kernel.log,
          onDone: (job, seconds, ok) => kernel.metrics.jobs.observe({ job, ok: String(ok) }, seconds),
        });
  const sealing = workers && evidence.startSealing();
  return {
    address: address.replace('[::1]', '127.0.0.1'),
    modules,
    async close() {
      await app.close();
      await workers?.stop();
      await sealing?.stop();
      await reader.close();
      await kernel.close();
    },
  };
}
