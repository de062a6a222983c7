import { createKernel, readConfig } from '@zhiban/kernel/server';
import { startPlatform } from './app.ts';
import { greeting } from './greeting.ts';

/** Starts the platform and keeps it until it is asked to stop. */
async function main(): Promise<void> {
  const kernel = await createKernel(readConfig(process.env));
  const platform = await startPlatform(kernel).catch(async error => {
    await kernel.close();
    throw error;
  });
  process.stdout.write(await greeting(platform));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    platform.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
