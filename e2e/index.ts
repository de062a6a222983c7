export { makePictures } from './pictures.ts';
