import { bilingualText, operation } from '@zhiban/kernel';
import { z } from 'zod';

/** How a register of the demonstration behaves; `conflict` answers other values than certificates show. */
export const BEHAVIOURS = ['normal', 'slow', 'down', 'not-found', 'conflict'] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

const demoRegister = z.object({ id: z.string(), name: bilingualText, behaviour: z.enum(BEHAVIOURS) });

export const listDemoRegisters = operation({
  id: 'listDemoRegisters',
  method: 'GET',
  path: '/api/demo/registers',
  summary: 'The registers of the demonstration and how they behave now.',
  response: z.array(demoRegister),
});

export const setDemoRegisterBehaviour = operation({
  id: 'setDemoRegisterBehaviour',
  method: 'PUT',
  path: '/api/demo/registers/:registerId/behaviour',
  summary: 'Makes a register of the demonstration slow, fail or contradict certificates, in this process.',
  params: z.object({ registerId: z.string() }),
  body: z.object({ behaviour: z.enum(BEHAVIOURS) }),
  response: demoRegister,
  errors: ['KERNEL_NOT_FOUND'],
});
