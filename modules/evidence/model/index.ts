export * from './bundle.ts';
export * from './erasure-operations.ts';
export * from './errors.ts';
export * from './event.ts';
export * from './keeper-operations.ts';
export * from './operations.ts';
export { type EvidenceKeys, evidenceKeys, type Policy, policySchema } from './policy.ts';
