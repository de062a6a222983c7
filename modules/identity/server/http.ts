import type { RouteContext } from '@zhiban/kernel/server';
import type { Caller } from '../model/index.ts';

/** A request and its reply, as the kernel's server hands them to handlers. */
export type Request = RouteContext<Caller>['request'];
export type Reply = RouteContext<Caller>['reply'];
