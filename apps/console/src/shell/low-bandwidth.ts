import { useSyncExternalStore } from 'react';

const KEPT = 'zhengshu.lowBandwidth';
const listeners = new Set<() => void>();
let isOn = localStorage.getItem(KEPT) === 'true';

export function saveTraffic(on: boolean): void {
  isOn = on;
  localStorage.setItem(KEPT, String(on));
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** True where the person wants no charts and short lists; remembered by the browser. */
export const useLowBandwidth = (): boolean => useSyncExternalStore(subscribe, () => isOn);

const SHORT = 20;
const LONG = 50;
/** Rows of one page of a list. */
export const usePageSize = (): number => (useLowBandwidth() ? SHORT : LONG);
