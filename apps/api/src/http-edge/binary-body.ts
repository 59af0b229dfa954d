import type { Request } from 'express';

/** As what a document is sent, in both directions: bytes that nobody makes anything of. */
export const OCTET_STREAM = 'application/octet-stream';

const PATHS: readonly string[] = ['/api/v1/documents', '/api/v1/calendars/read-sheet'];

/** Whose body is no JSON, and is read by nobody before its route does. */
export const hasBinaryBody = ({ method, path }: Request): boolean => method === 'POST' && PATHS.includes(path);
