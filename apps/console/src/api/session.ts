import { shared } from '../shared';

const hasEnded = shared(false);

/** Notes that the API no longer knows this session. The page stays as it is, so that nothing typed is lost. */
export const sessionEnded = (): void => hasEnded.set(true);

/** True once the API has answered that this session has ended. */
export const useSessionEnded = (): boolean => hasEnded.use();

/** Goes to the provider of identities, and comes back to this page. */
export function signIn(returnTo: string = location.pathname + location.search): void {
  location.assign(`/api/v1/sign-in?${new URLSearchParams({ returnTo }).toString()}`);
}
