import type { Caller } from '@zhiban/identity';
import { route } from '@zhiban/identity/server';
import { kernelErrors } from '@zhiban/kernel';
import type { Route } from '@zhiban/kernel/server';
import { listDemoRegisters, setDemoRegisterBehaviour } from '../model/index.ts';
import type { DemoRegister } from './connectors/demo-register.ts';

const view = ({ id, name, behaviour }: DemoRegister) => ({ id, name, behaviour });

/** Lets a demonstration show what happens when a register fails. `changed` hears of each change. */
export function demoRoutes(registers: readonly DemoRegister[], changed: () => void): Route<Caller>[] {
  return [
    route(listDemoRegisters, async () => registers.map(view)),
    route(setDemoRegisterBehaviour, async ({ params, body }) => {
      const register = registers.find(({ id }) => id === params.registerId);
      if (!register) throw kernelErrors.NOT_FOUND();
      register.setBehaviour(body.behaviour);
      changed();
      return view(register);
    }),
  ];
}
