import { z } from 'zod';

/** Position from 1 that a client names: of an event, a revision, a round. Its maximum is that of an `int` column. */
export const place = z.int().min(1).max(2_147_483_647);

/** SHA-256 of something that the platform does not hold, in hex. */
export const givenHash = z.string().regex(/^[0-9a-f]{64}$/, '应为 64 位小写十六进制的 SHA-256');
