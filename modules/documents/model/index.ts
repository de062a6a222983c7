export { documentErrors } from './errors.ts';
export { type Licence, type LicenceState, licenceStates } from './licence.ts';
export * from './operations.ts';
export {
  type MaterialKind,
  materialKind,
  type ReadField,
  type Reading,
  type ReadPage,
  readField,
} from './reading.ts';
