// The modules with pages, one line each.
export { pages as cases } from '@zhiban/cases/web';
export { pages as catalogue } from '@zhiban/catalogue/web';
export { pages as documents } from '@zhiban/documents/web';
export { pages as evidence } from '@zhiban/evidence/web';
export { pages as facts } from '@zhiban/facts/web';
export { pages as identity } from '@zhiban/identity/web';
