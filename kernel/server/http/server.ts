import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { kernelErrors, type Operation } from '../../model/index.ts';
import type { Kernel } from '../kernel.ts';
import { errorHandler } from './errors.ts';
import { endStreamsOnClose } from './event-stream.ts';
import { addHealth } from './health.ts';
import { FORM_LIMITS, limit, SERVER_LIMITS } from './limits.ts';
import type { Route, Row, UploadedFile } from './route.ts';
import { jsonSchema } from './schemas.ts';
import { refuseForeignPages, secure } from './security.ts';
import { hasUnstorableText } from './text.ts';

export interface ServerOptions<Caller> {
  readonly routes: readonly Route<Caller>[];
  /** Who sends this request; an anonymous caller rather than an error. */
  authenticate(request: FastifyRequest): Promise<Caller>;
  /** Throws unless the caller may call the operation; the function returned throws for a foreign row. */
  guard(caller: Caller, operation: Operation): (row: Row) => void;
}

const ajv = (coerceTypes: boolean) =>
  addFormats.default(new Ajv({ coerceTypes, useDefaults: true, removeAdditional: true, allErrors: true }));

/** Builds the HTTP server from the operations of all modules. Does not listen. */
export async function createServer<Caller>(
  kernel: Kernel,
  options: ServerOptions<Caller>,
): Promise<FastifyInstance> {
  const onError = errorHandler(kernel.metrics);
  const app = Fastify({
    loggerInstance: kernel.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => kernel.ids.next(),
    trustProxy: kernel.config.trustProxy ?? false,
    ...SERVER_LIMITS,
    // What fails before there is a route comes here and not to the error handler.
    frameworkErrors: onError,
  });
  const texts = ajv(true);
  const bodies = ajv(false);
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? bodies : texts).compile(schema));
  app.setErrorHandler(onError);
  app.setNotFoundHandler(() => {
    throw kernelErrors.NOT_FOUND();
  });
  await app.register(cookie);
  await app.register(multipart, { throwFileSizeLimit: true, limits: FORM_LIMITS });
  limit(app);
  await secure(app, {
    perMinute: kernel.config.rateLimitPerMinute,
    https: kernel.config.publicUrl?.startsWith('https:') ?? false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    refuseForeignPages(request);
  });
  app.addHook('preValidation', async ({ params, query, body }) => {
    if ([params, query, body].some(hasUnstorableText))
      throw kernelErrors.INVALID_INPUT({ problems: ['有无法保存的字符 / characters that cannot be stored'] });
  });
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config.operation ?? 'page';
    kernel.metrics.requests.observe(
      { operation, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    if (operation !== 'page')
      request.log.info({ operation, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
  });
  endStreamsOnClose(app);
  for (const route of options.routes) addRoute(app, route, options);
  addHealth(app, kernel);
  return app;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The id of the operation behind this route. */
    operation?: string;
  }
}

function addRoute<Caller>(
  app: FastifyInstance,
  { operation, handle }: Route<Caller>,
  options: ServerOptions<Caller>,
): void {
  const { params, query, body, response } = operation;
  app.route({
    method: operation.method,
    url: operation.path,
    ...(operation.bodyBytes ? { bodyLimit: operation.bodyBytes } : {}),
    config: {
      operation: operation.id,
      ...(operation.rateLimit ? { rateLimit: { max: operation.rateLimit, timeWindow: '1 minute' } } : {}),
    },
    schema: {
      ...(params ? { params: jsonSchema(params) } : {}),
      ...(query ? { querystring: jsonSchema(query) } : {}),
      ...(body ? { body: jsonSchema(body) } : {}),
    },
    handler: async (request, reply: FastifyReply) => {
      const caller = await options.authenticate(request);
      const permit = options.guard(caller, operation);
      const file = operation.upload ? await readUpload(request, operation.upload.maxBytes) : undefined;
      const input = {
        params: request.params,
        query: request.query,
        body: request.body,
        ...(file ? { file } : {}),
      };
      const answer = await handle(input, { caller, permit, request, reply });
      if (answer === reply || operation.produces) return answer;
      // Parsing by the contract drops whatever it does not name: nothing leaves by accident.
      return (
        reply
          .type('application/json; charset=utf-8')
          // A shared computer's browser keeps nothing of it.
          .header('cache-control', 'no-store')
          .send(JSON.stringify(response.parse(answer)))
      );
    },
  });
}

async function readUpload(request: FastifyRequest, maxBytes: number): Promise<UploadedFile> {
  const limit = `${Math.round(maxBytes / 1_048_576)} MB`;
  if (!request.isMultipart())
    throw kernelErrors.INVALID_INPUT({ problems: ['multipart/form-data with one file'] });
  // Whatever the reader of the form says is about what was sent: a form that is cut off, too large, without a file.
  const refuse = (error: unknown): never => {
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE')
      throw kernelErrors.TOO_LARGE({ limit });
    throw kernelErrors.INVALID_INPUT({ problems: ['multipart/form-data'] }, { cause: error });
  };
  const limits = { ...FORM_LIMITS, fileSize: maxBytes };
  const part = await request.file({ limits }).catch(refuse);
  if (!part) throw kernelErrors.INVALID_INPUT({ problems: ['file'] });
  const content = await part.toBuffer().catch(refuse);
  const fields: Record<string, string> = {};
  for (const [name, field] of Object.entries(part.fields)) {
    if (field && 'value' in field && typeof field.value === 'string') fields[name] = field.value;
  }
  if (hasUnstorableText([part.filename, fields]))
    throw kernelErrors.INVALID_INPUT({ problems: ['file name'] });
  return { name: part.filename.slice(0, 200), content, fields };
}
