import { createKernel, readConfig } from '@zhiban/kernel/server';
import { startPlatform } from '@zhiban/server';

// The platform in a process of its own, as in real life: the load's work is not the server's. Its background
// workers rest, so that the rate is that of deciding; what they leave is counted by the bench.
const kernel = await createKernel(readConfig(process.env));
const platform = await startPlatform(kernel, { workers: process.env.BENCH_WORKERS === 'on' });
process.send?.({ address: platform.address });
process.on('message', message => {
  if (message === 'stop') platform.close().then(() => process.exit(0));
});
