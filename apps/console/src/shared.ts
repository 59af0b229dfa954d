import { useSyncExternalStore } from 'react';

/** A value outside the components that many of them show. */
export interface Shared<Value> {
  get(): Value;
  /** Takes a new value over and has everybody who shows it show the new one. */
  set(next: Value): void;
  /** Returns the value, or the part of it that a component shows. */
  use(): Value;
  use<Part>(part: (value: Value) => Part): Part;
}

/** Makes a shared value. */
export function shared<Value>(initial: Value): Shared<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get: () => current,
    set: (next) => {
      if (next === current) return;
      current = next;
      for (const listener of listeners) listener();
    },
    use: <Part>(part?: (value: Value) => Part) =>
      useSyncExternalStore<Value | Part>(subscribe, () => (part ? part(current) : current)) as Value & Part,
  };
}
