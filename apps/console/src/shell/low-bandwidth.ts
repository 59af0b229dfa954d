import { shared } from '../shared';

const KEPT = 'zhengshu.lowBandwidth';
const isOn = shared(localStorage.getItem(KEPT) === 'true');

export function saveTraffic(on: boolean): void {
  localStorage.setItem(KEPT, String(on));
  isOn.set(on);
}

/** True where the person wants no charts and short lists; remembered by the browser. */
export const useLowBandwidth = (): boolean => isOn.use();

const SHORT = 20;
const LONG = 50;
/** Rows of one page of a list. */
export const usePageSize = (): number => (useLowBandwidth() ? SHORT : LONG);
