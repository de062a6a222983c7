export * from './bundle.ts';
export * from './events.ts';
export * from './lifecycle.ts';
export * from './operations.ts';
export * from './reveal.ts';
export * from './simulation.ts';
export * from './simulation-run.ts';
export * from './view.ts';
