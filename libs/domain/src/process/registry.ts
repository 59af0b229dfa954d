import { shareRequest } from '../share-request/share-request.js';
import type { Process } from './process.js';

/** Every process of this release. */
export const PROCESSES: readonly Process[] = [shareRequest];

/** Throws on an unknown name: it came from a stored row or a route of ours. */
export function processNamed(name: string): Process {
  const process = PROCESSES.find((one) => one.process === name);
  if (!process) throw new Error(`there is no process ${name}`);
  return process;
}
