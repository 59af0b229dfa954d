import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Request } from 'express';
import { MAX_DOCUMENT_BYTES } from '#libs/http';
import { fileTooLarge } from '../http-edge/binary-body.js';
import { bodyChunks } from '../http-edge/body-chunks.js';
import { invalidRequest } from '../problem/problem.exception.js';

export interface ReceivedBody {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Writes a request's body to a file while it arrives. Throws 413 where it is too long, 400 where it is incomplete, 408 where it stands still. */
export async function receiveBody(request: Request, file: FileHandle): Promise<ReceivedBody> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bodyChunks(request)) {
    size += chunk.length;
    if (size > MAX_DOCUMENT_BYTES) throw fileTooLarge();
    hash.update(chunk);
    await file.appendFile(chunk);
  }
  if (size === 0) throw invalidRequest([{ field: 'body', message: '文件是空的' }]);
  return { sha256: hash.digest('hex'), size };
}
