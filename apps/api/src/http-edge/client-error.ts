import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { problem, PROBLEM_CONTENT_TYPE } from '#libs/http';

const STATUS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
const REASON: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/** Answers requests that Node's own parser refuses (a header with U+0000, a head of megabytes) with a problem. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    socket.end(refusal(STATUS[error.code ?? ''] ?? 400));
  });
}

function refusal(status: number): string {
  const detail = '请求的开头不符合 HTTP 的要求(请求行或请求头)。';
  const errors = status === 400 ? [{ field: 'header', message: '请求头含有不允许的字符，或格式有误' }] : [];
  const body = JSON.stringify(problem({ status, code: 'BAD_REQUEST', detail, errors }));
  const length = String(Buffer.byteLength(body));
  const head = [`HTTP/1.1 ${String(status)} ${REASON[status] ?? ''}`, `Content-Type: ${PROBLEM_CONTENT_TYPE}`];
  return [...head, `Content-Length: ${length}`, 'Connection: close', '', body].join('\r\n');
}
