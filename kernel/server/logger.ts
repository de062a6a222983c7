import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Structured logs to standard output. Secrets and cookies never reach them. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.code', '*.residentId'],
      censor: '[redacted]',
    },
  });
}
