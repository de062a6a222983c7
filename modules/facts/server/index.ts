import type { Caller } from '@zhiban/identity';
import type { Kernel, ModuleParts, Route } from '@zhiban/kernel/server';
import { Histogram } from 'prom-client';
import type { ConnectorFactory } from './connector.ts';
import { type DemoRegister, isDemoRegister } from './connectors/demo-register.ts';
import type { Town } from './connectors/demo-town/index.ts';
import { type Gathered, type GatherRequest, gatherFacts } from './gather-facts.ts';
import { demoRoutes } from './routes.ts';
import { Source } from './source.ts';
import { sealedRegisterEntries } from './store.ts';

export type { Answer, Connector, ConnectorFactory } from './connector.ts';
export type { DemoRegister } from './connectors/demo-register.ts';
export { TOWN, type Town } from './connectors/demo-town/index.ts';
export { createEnterpriseRegister } from './connectors/enterprise-register/index.ts';
export { createResidentRegister } from './connectors/resident-register/index.ts';
export type { Gathered, GatherRequest } from './gather-facts.ts';
export type { SourceReport } from './source.ts';

/** What the government already knows. */
export interface Facts extends ModuleParts<Route<Caller>> {
  /**
   * Asks every source that may know one of the elements, all at once. Trouble of a source never throws: it shows in
   * that source's report, and the form is filled in by hand.
   * @throws FACTS_UNKNOWN_ELEMENT
   */
  gather(request: GatherRequest): Promise<Gathered>;
  /** The registers of the demonstration among the connectors; none in production. */
  readonly demoRegisters: readonly DemoRegister[];
  /** Tells the demo registers the town's data; repeating it changes nothing. */
  seedRegister(town: Town): Promise<void>;
  /** Forgets cached answers and past failures of all sources. */
  forget(): void;
}

/**
 * Builds the module. Connectors are asked in the order given.
 * @throws when two connectors have one id, or a demo register is configured in production
 */
export function createFacts(
  kernel: Kernel,
  options: { readonly connectors: readonly ConnectorFactory[] },
): Facts {
  const meter = new Histogram({
    name: 'zhiban_source_seconds',
    help: 'Seconds until a source answered or was given up, by outcome.',
    labelNames: ['source', 'outcome'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 1.5, 3, 10],
    registers: [kernel.metrics.registry],
  });
  const connectors = options.connectors.map(create => create(kernel));
  if (new Set(connectors.map(({ id }) => id)).size < connectors.length)
    throw new Error('Two connectors have one id.');
  const demoRegisters = connectors.filter(isDemoRegister);
  if (demoRegisters.length > 0 && kernel.config.environment === 'production')
    throw new Error('Demo registers answer invented data: configure real connectors in production.');
  const sources = connectors.map(
    connector => new Source(connector, { clock: kernel.clock, log: kernel.log, meter }),
  );
  const forget = () => {
    for (const source of sources) source.forget();
  };
  return {
    routes: demoRegisters.length > 0 ? demoRoutes(demoRegisters, forget) : [],
    migrations: { module: 'facts', folder: new URL('./migrations/', import.meta.url) },
    sealed: [sealedRegisterEntries],
    gather: request => gatherFacts(request, { sources, log: kernel.log }),
    demoRegisters,
    async seedRegister(town) {
      for (const register of demoRegisters) await register.seed(town);
      forget();
    },
    forget,
  };
}
