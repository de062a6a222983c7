import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, kernelErrors } from '../../model/index.ts';
import { isDatabaseUnreachable, withoutParameters } from '../database.ts';
import type { Metrics } from '../metrics.ts';

/** Turns whatever was thrown into an error of the catalogue. Unknown ones become KERNEL_INTERNAL. */
function toAppError(error: unknown, request: FastifyRequest): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseUnreachable(error)) return kernelErrors.UNAVAILABLE({ seconds: 10 }, { cause: error });
  const { validation, validationContext, code, statusCode } = error as Partial<FastifyError>;
  if (validation) {
    const problems = validation.map(({ instancePath, message }) =>
      `${validationContext ?? ''}${instancePath.replaceAll('/', '.')} ${message ?? ''}`.trim(),
    );
    return kernelErrors.INVALID_INPUT({ problems });
  }
  // Addresses that the router itself refuses: there is nothing behind them.
  if (code === 'FST_ERR_MAX_PARAM_LENGTH' || code === 'FST_ERR_BAD_URL') return kernelErrors.NOT_FOUND();
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE')
    return kernelErrors.TOO_LARGE({ limit: `${Math.round(request.routeOptions.bodyLimit / 1_048_576)} MB` });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return kernelErrors.INVALID_INPUT({ problems: [error instanceof Error ? error.message : String(error)] });
  return kernelErrors.INTERNAL({ requestId: request.id }, { cause: error });
}

/** Answers every failed request in the one shape of `errorBody`. */
export function errorHandler(metrics: Metrics) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const known = toAppError(error, request);
    metrics.errors.inc({ code: known.code });
    if (known.status >= 500) request.log.error({ err: withoutParameters(error) }, known.code);
    if (known.status === 503) reply.header('retry-after', String(known.details.seconds ?? 10));
    reply
      .code(known.status)
      .type('application/json; charset=utf-8')
      .serializer(JSON.stringify)
      .send({ ...known.toJSON(), requestId: request.id });
  };
}
