export { HELD_KINDS, HELD_TITLES, holderOf, type HeldKind, type Holder, type HoldingReader } from './holder.js';
export { holdingOf, type HeldLine, type Holding } from './holding.js';
export { presentHolder, type PresentHolder } from './present-holder.js';
export { stationsOf, type Station } from './stations.js';
