import { routesFor } from '@zhiban/kernel/server';
import type { Caller } from '../model/index.ts';

/** Binds an operation to what does it, for the one type of caller that this platform has. */
export const route = routesFor<Caller>();
