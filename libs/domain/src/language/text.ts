import { z } from 'zod';

/** Schema of a text that a person wrote: trimmed, not empty, at most `max` characters. */
export const text = (max: number) => z.string().trim().min(1).max(max);

/** Minimum length of a statement of reasons [D] (Art 21(2): 应当说明理由), in characters. */
export const MIN_REASON_LENGTH = 15;
