import type { Request } from 'express';
import { problem } from '#libs/http';
import { invalidRequest, ProblemException } from '../problem/problem.exception.js';

/** Time for which a body may stand still, in milliseconds. A whole request has the five minutes that Node gives it. */
const IDLE_MS = 30_000;

/**
 * The chunks of a body that is a file. Throws 400 where it is incomplete, 408 where it stands still. Stopping early
 * leaves the connection open, so that the refusal can be sent.
 */
export async function* bodyChunks(request: Pick<Request, 'iterator'>, idleMs = IDLE_MS): AsyncGenerator<Buffer> {
  const chunks = request.iterator({ destroyOnReturn: false });
  for (;;) {
    const next: IteratorResult<unknown> = await within(idleMs, chunks.next());
    if (next.done) return;
    yield next.value as Buffer;
  }
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const idle = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(stoodStill()), ms);
  });
  const received = work.catch(() => {
    throw invalidRequest([{ field: 'body', message: '没有完整收到' }]);
  });
  try {
    return await Promise.race([received, idle]);
  } finally {
    clearTimeout(timer);
    received.catch(() => undefined); // an error after the end of the wait is nobody's
  }
}

const stoodStill = (): ProblemException =>
  new ProblemException(
    problem({ status: 408, code: 'BODY_STOOD_STILL', detail: '文件内容迟迟没有发来，请重新上传。' }),
    {
      Connection: 'close',
    },
  );
