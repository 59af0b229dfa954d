import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../api/client';
import { reading } from '../api/queries';

export type Me = Schemas['Me'];
type Role = Me['offices'][number]['role'];

/** Returns the person who is signed in, with offices, unread messages and the platform clock. */
export const useMe = () => useQuery({ ...reading('/api/v1/me'), staleTime: 60_000 });

/** Returns true if the person holds one of these offices. */
export const holds = (me: Me | undefined, ...roles: readonly Role[]): boolean =>
  me?.offices.some(({ role }) => roles.includes(role)) ?? false;
