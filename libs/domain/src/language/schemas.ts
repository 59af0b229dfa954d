import { z } from 'zod';

/** Schema of an instant in an answer: UTC with milliseconds. */
export const instantSchema = z.iso.datetime({ precision: 3 }).meta({ example: '2026-01-26T01:00:00.000Z' });

/** Schema of a calendar date in Asia/Shanghai. */
export const dateSchema = z.iso.date().meta({ example: '2026-02-09' });

export const matterIdSchema = z.uuid().meta({ example: '5b0c7f5e-2c84-5d1d-9f0c-3f6f0a3a9a11' });

export const documentIdSchema = z.uuid().meta({ example: '7c9e6679-7425-40de-944b-e07fc1f90ae7' });

export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' });
