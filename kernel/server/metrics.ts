import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What Prometheus scrapes at /metrics. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'operation' | 'status'>;
  readonly jobs: Histogram<'job' | 'ok'>;
  readonly errors: Counter<'code'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'zhiban_request_seconds',
      help: 'Seconds from the request to its answer.',
      labelNames: ['operation', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
      registers: [registry],
    }),
    jobs: new Histogram({
      name: 'zhiban_job_seconds',
      help: 'Seconds that a background job took.',
      labelNames: ['job', 'ok'],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60],
      registers: [registry],
    }),
    errors: new Counter({
      name: 'zhiban_errors_total',
      help: 'Errors answered, by their code.',
      labelNames: ['code'],
      registers: [registry],
    }),
  };
}
