import { wordsOf } from './schema-converter.js';

/** Headers of answers, by the name of their component. */
export const RESPONSE_HEADERS = {
  RequestId: {
    description: '这次请求的编号：请求带有合格的 X-Request-Id 时照用，否则由平台给出；与日志相同',
    schema: {
      type: 'string' as const,
      pattern: '^[A-Za-z0-9._-]{1,64}$',
      example: '0f2a7c1e-8c1b-4a52-9d55-0d7f4a6b1c2d',
    },
  },
  Replayed: {
    description: '只在重复提交时出现：答复是这个 Idempotency-Key 第一次提交时的结果',
    schema: { type: 'string' as const, enum: ['true'], ...wordsOf({ enum: ['true'] }) },
  },
  Location: {
    description: '所产生的事物的地址',
    schema: { type: 'string' as const, pattern: '^/', example: '/api/v1/matters/5b0c7f5e-2c84-5d1d-9f0c-3f6f0a3a9a11' },
  },
  Elsewhere: {
    description: '转到的地址',
    schema: { type: 'string' as const, example: '/' },
  },
  RetryAfter: {
    description: '多少秒以后可以重试',
    schema: { type: 'integer' as const, minimum: 1, example: 1 },
  },
  RateLimitPolicy: {
    description: '每个人(未登录时每个网络地址)的请求限额：q 次，每 w 秒(draft-ietf-httpapi-ratelimit-headers-11)',
    schema: { type: 'string' as const, example: '"writes";q=30;w=1, "writes-burst";q=90;w=10' },
  },
  RateLimit: {
    description: '各限额还剩 r 次，t 秒后恢复',
    schema: { type: 'string' as const, example: '"writes";r=29;t=1, "writes-burst";r=90;t=10' },
  },
  Challenge: {
    description: '须以 Bearer 令牌认证(RFC 6750)',
    schema: { type: 'string' as const, example: 'Bearer realm="zhengshu"' },
  },
  ETag: {
    description: '整个答复的摘要；状态、期限、可办事项或者名称有任何变化，即不相同',
    schema: { type: 'string' as const, example: '"n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg"' },
  },
  ContentDisposition: {
    description: '文件名，按 RFC 8187 编码',
    schema: { type: 'string' as const, example: "attachment; filename*=UTF-8''%E8%AF%B4%E6%98%8E.pdf" },
  },
};

const named = (name: keyof typeof RESPONSE_HEADERS): { readonly $ref: string } => ({
  $ref: `#/components/headers/${name}`,
});

interface Answered {
  readonly status: number;
  readonly isKeyed: boolean;
  readonly isFile: boolean;
  readonly isLimited: boolean;
  /** True if the route tags its answers. */
  readonly isTagged: boolean;
}

/** Returns the headers of an answer of an operation. */
export function headersOf({
  status,
  isKeyed,
  isFile,
  isLimited,
  isTagged,
}: Answered): Readonly<Record<string, object>> {
  return {
    'X-Request-Id': named('RequestId'),
    ...(isKeyed && REPLAYED.has(status) && { 'Idempotent-Replayed': named('Replayed') }),
    ...(status === 201 && { Location: named('Location') }),
    ...(status === 302 && { Location: named('Elsewhere') }),
    ...(status === 401 && { 'WWW-Authenticate': named('Challenge') }),
    ...((status === 429 || status === 503) && { 'Retry-After': named('RetryAfter') }),
    ...(isLimited && { 'RateLimit-Policy': named('RateLimitPolicy'), RateLimit: named('RateLimit') }),
    ...(isTagged && (status === 200 || status === 304) && { ETag: named('ETag') }),
    ...(isFile && status === 200 && { 'Content-Disposition': named('ContentDisposition') }),
  };
}

/** Statuses of answers that are stored under an Idempotency-Key. */
const REPLAYED: ReadonlySet<number> = new Set([200, 201, 202, 400, 403, 404, 409, 422]);
