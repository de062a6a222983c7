import { z } from 'zod';
import { errorBody, type Operation } from '../../model/index.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  delete made.$schema;
  return made;
};

const parameters = (place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] =>
  Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(field as z.ZodType, 'input'),
  }));

function requestBody(operation: Operation): Json {
  if (operation.upload)
    return {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['file'],
              properties: { file: { type: 'string', format: 'binary' } },
            },
          },
        },
      },
    };
  if (!operation.body) return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(operation.body, 'input') } },
    },
  };
}

/** The OpenAPI 3.1 description of all operations. */
export function openApi(operations: readonly Operation[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}').replace(/\*$/, '{*}');
    const content = operation.produces
      ? Object.fromEntries(
          operation.produces.map(type => [type, { schema: { type: 'string', format: 'binary' } }]),
        )
      : { 'application/json': { schema: schemaOf(operation.response, 'output') } };
    paths[path] = {
      ...paths[path],
      [operation.method.toLowerCase()]: {
        operationId: operation.id,
        summary: operation.summary,
        tags: [operation.path.split('/')[2] ?? 'api'],
        parameters: [...parameters('path', operation.params), ...parameters('query', operation.query)],
        ...requestBody(operation),
        responses: {
          200: { description: 'Done', content },
          default: {
            description: operation.errors?.length ? `Error: ${operation.errors.join(', ')}` : 'Error',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
          },
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Zhiban 智办',
      version,
      description: 'Government services as data: file, decide, issue, prove.',
    },
    paths,
    components: {
      schemas: { Error: schemaOf(errorBody, 'output') },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-zhiban_session',
          description: 'On plain http, which is for a loopback address: zhiban_session.',
        },
      },
    },
    security: [{ session: [] }],
  };
}
