import { z } from 'zod';

type JsonSchema = Record<string, unknown>;
const cache = new WeakMap<z.ZodType, JsonSchema>();

/** JSON Schema (draft 7, which Fastify's ajv reads) of what a contract lets in or out. Unknown members are dropped. */
export function jsonSchema(schema: z.ZodType): JsonSchema {
  const known = cache.get(schema);
  if (known) return known;
  const made = z.toJSONSchema(schema, { target: 'draft-7', io: 'output', unrepresentable: 'any' });
  delete made.$schema;
  cache.set(schema, made);
  return made;
}
