import { createTestKernel } from '@zhiban/kernel/testkit';
import { describe } from 'vitest';
import { residentIdWithCheck, type Subject, usccWithCheck } from '../../model/index.ts';
import {
  type ConnectorFactory,
  createEnterpriseRegister,
  createFacts,
  createResidentRegister,
  TOWN,
} from '../index.ts';
import { type ContractCase, connectorContract } from './connector-contract.ts';

async function contractCase(
  factory: ConnectorFactory,
  known: Subject,
  unknown: Subject,
): Promise<ContractCase> {
  const migrations = { module: 'facts', folder: new URL('../migrations/', import.meta.url) };
  const kernel = await createTestKernel({ migrations: [migrations] });
  const facts = createFacts(kernel, { connectors: [factory] });
  await facts.seedRegister(TOWN);
  const [connector] = facts.demoRegisters;
  if (!connector) throw new Error('not a register of the demonstration');
  return {
    connector,
    known,
    unknown,
    hang: () => connector.setBehaviour('slow'),
    fail: () => connector.setBehaviour('down'),
    recover: () => connector.setBehaviour('normal'),
    close: () => kernel.close(),
  };
}

describe('enterprise-register', () =>
  connectorContract(() =>
    contractCase(
      kernel => createEnterpriseRegister(kernel, { latencyMs: [0, 5] }),
      { kind: 'organisation', uscc: TOWN.companies[0]?.uscc ?? '' },
      { kind: 'organisation', uscc: usccWithCheck('91330199MA9999999') },
    ),
  ));

describe('resident-register', () =>
  connectorContract(() =>
    contractCase(
      kernel => createResidentRegister(kernel, { latencyMs: [0, 5] }),
      { kind: 'person', residentId: TOWN.residents[0]?.residentId ?? '' },
      { kind: 'person', residentId: residentIdWithCheck('33019919900101999') },
    ),
  ));
