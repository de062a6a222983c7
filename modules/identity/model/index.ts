export * from './caller.ts';
export * from './errors.ts';
export * from './factor-operations.ts';
export {
  type DivisionsOf,
  fieldAccess,
  type MetRow,
  mayCall,
  mayMeet,
  needsFactor,
  samePerson,
} from './may.ts';
export * from './opening.ts';
export * from './operations.ts';
export { type FieldClass, PERMISSIONS } from './permissions.ts';
export * from './registry.ts';
export * from './security-event.ts';
export * from './unusual.ts';
