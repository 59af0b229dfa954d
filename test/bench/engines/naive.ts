import { openWith } from './bare.js';
import type { Engine, Target } from './engine.js';

/** Opens the naive form of Temporal: the same Updates, each with a regular activity. */
export const open = (target: Target): Promise<Engine> => openWith(target, 'regular');
