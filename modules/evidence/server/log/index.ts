// The tree without its database: for whoever mirrors the log or measures it.
export { Edge, type Tile, type TileId } from '../../model/tiles.ts';
export { sm3Bytes } from '../note-crypto.ts';
export { Prover, type TileReader } from './prove.ts';
