import { z } from 'zod';

/** A text that somebody wrote: trimmed, not empty, bounded. */
export const text = (max: number) => z.string().trim().min(1).max(max);
