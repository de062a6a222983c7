import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Input, Operation } from '../../model/index.ts';

/** Whose row it is, as far as the permission table needs to know. */
export interface Row {
  /** The person who filed or holds it. */
  readonly personId?: string | null;
  /** The unified social credit code of the company that it concerns. */
  readonly organisation?: string | null;
  /** The department that answers for it. */
  readonly departmentId?: string | null;
  /** The service that it belongs to; absent: to none. */
  readonly serviceId?: string;
  /** Not handed in: nobody but its holder knows of it. */
  readonly unsent?: boolean;
}

/** A file that came in multipart/form-data. */
export interface UploadedFile {
  readonly name: string;
  readonly content: Buffer;
  /** The other fields of the form. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface RouteContext<Caller> {
  readonly caller: Caller;
  /** Throws KERNEL_NOT_FOUND unless the permission table lets this caller meet this row in this operation. */
  permit(row: Row): void;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export interface RouteInput<P, Q, B> {
  readonly params: Input<P>;
  readonly query: Input<Q>;
  readonly body: Input<B>;
  readonly file?: UploadedFile;
}

/** An operation with the function that does it. */
export interface Route<Caller> {
  readonly operation: Operation;
  handle(input: RouteInput<z.ZodType, z.ZodType, z.ZodType>, context: RouteContext<Caller>): Promise<unknown>;
}

/** Makes the `route` function for one type of caller; identity exports it as `route`. */
export function routesFor<Caller>() {
  return function route<
    P extends z.ZodObject | undefined,
    Q extends z.ZodObject | undefined,
    B extends z.ZodType | undefined,
    R extends z.ZodType,
  >(
    operation: Operation<P, Q, B, R>,
    handle: (input: RouteInput<P, Q, B>, context: RouteContext<Caller>) => Promise<z.input<R> | FastifyReply>,
  ): Route<Caller> {
    return {
      operation,
      // Fastify has validated the three parts against the operation's own schemas.
      handle: (input, context) => handle(input as RouteInput<P, Q, B>, context),
    };
  };
}
