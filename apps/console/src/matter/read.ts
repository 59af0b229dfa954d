import { useQuery } from '@tanstack/react-query';
import { reading } from '../api/queries';

/**
 * Reads a matter for a page that works on it. It is read again when the person asks, or after their own act: the page
 * tells that it moved, and nothing changes under a form.
 */
export const useMatter = (id: string) =>
  useQuery({
    ...reading('/api/v1/matters/{id}', { path: { id } }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
