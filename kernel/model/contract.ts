import { z } from 'zod';

type Shape = z.ZodObject | undefined;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One HTTP operation, written once in a module's `model/operations.ts`. From it come the server's
 * validation, OpenAPI 3.1 and the typed web client.
 */
export interface Operation<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType | undefined = z.ZodType | undefined,
  R extends z.ZodType = z.ZodType,
> {
  /** Verb and noun in camel case, unique in the platform: `submitApplication`. */
  readonly id: string;
  readonly method: Method;
  /** Fastify path: `/api/applications/:applicationId`. */
  readonly path: string;
  /** One English sentence for the API reader. */
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
  /** The body is one file in multipart/form-data, with at most so many bytes; `body` must be absent. */
  readonly upload?: { readonly maxBytes: number };
  /** The response is a file, an HTML page or a stream instead of JSON: its media types. */
  readonly produces?: readonly string[];
  /** The largest JSON body, bytes, where the general limit of a megabyte does not do. */
  readonly bodyBytes?: number;
  /** Requests a minute for one caller, where the general limit does not do. */
  readonly rateLimit?: number;
  /** Codes from the module's error catalogue that this operation can answer with. */
  readonly errors?: readonly string[];
}

export type Input<S> = S extends z.ZodType ? z.output<S> : undefined;
/** What a caller sends (before defaults are applied). */
export type Sent<S> = S extends z.ZodType ? z.input<S> : undefined;

/** Declares an operation and keeps its exact types. */
export function operation<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType = z.ZodType,
>(definition: Operation<P, Q, B, R>): Operation<P, Q, B, R> {
  return definition;
}

const bilingual = z.object({ zh: z.string(), en: z.string() });

/** What every failed operation answers with. */
export const errorBody = z.object({
  code: z.string(),
  message: bilingual,
  remedy: bilingual,
  details: z.record(z.string(), z.unknown()).optional(),
  requestId: z.string().optional(),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** A calendar day, `2026-11-21` (GB/T 7408.1 extended format). */
export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD');
/** An instant in UTC, `2026-11-21T06:05:00.000Z`. */
export const isoInstant = z.iso.datetime();
/** A text in both languages of the screens. */
export const bilingualText = bilingual;
