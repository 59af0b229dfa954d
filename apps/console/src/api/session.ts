import { useSyncExternalStore } from 'react';

let hasEnded = false;
const listeners = new Set<() => void>();

/** Notes that the API no longer knows this session. The page stays as it is, so that nothing typed is lost. */
export function sessionEnded(): void {
  hasEnded = true;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** True once the API has answered that this session has ended. */
export const useSessionEnded = (): boolean => useSyncExternalStore(subscribe, () => hasEnded);

/** Goes to the provider of identities, and comes back to this page. */
export function signIn(returnTo: string = location.pathname + location.search): void {
  location.assign(`/api/v1/sign-in?${new URLSearchParams({ returnTo }).toString()}`);
}
