import type { ServiceFiles } from '@zhiban/catalogue';
import { call } from '@zhiban/kernel/web';
import { runSimulation, type Simulation, simulateVersion } from '../../../model/index.ts';

/** Replays the service's stored applications, part by part, until `signal` says stop. */
export const simulatePast = (
  serviceId: string,
  files: ServiceFiles,
  signal: AbortSignal,
): AsyncGenerator<Simulation> =>
  runSimulation(after =>
    call(simulateVersion, {
      params: { serviceId },
      body: { files, ...(after === undefined ? {} : { after }) },
      signal,
    }),
  );
