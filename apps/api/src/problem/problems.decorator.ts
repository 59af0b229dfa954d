import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { PROBLEM_CONTENT_TYPE } from '#libs/http';

const MEANING = {
  400: '请求不合要求:`errors` 指出字段',
  401: '令牌缺失、过期或无效',
  403: '不是本人的岗位职责，或违反职责分离',
  404: '没有，或者无权查看',
  408: '内容迟迟没有发来',
  409: '与当前状态冲突，或所依据的版本已经修改',
  413: '内容过大',
  415: '内容格式不支持',
  422: '不符合规则',
  429: '请求过多，请按 Retry-After 重试',
  500: '系统故障，编号见 `instance`',
  503: '暂时不可用，没有任何改动',
  504: '结果未知，请用同一个 Idempotency-Key 重试',
} as const;
export type ProblemStatus = keyof typeof MEANING;

/** A problem response in the OpenAPI document; all refer to one schema. */
export const problemResponse = (status: ProblemStatus) => ({
  description: MEANING[status],
  content: { [PROBLEM_CONTENT_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** Documents the problems with which a route may answer. Those of every route (400, 401, 500, 503) need no mention. */
export const Problems = (...statuses: readonly ProblemStatus[]): MethodDecorator =>
  applyDecorators(...statuses.map((status) => ApiResponse({ status, ...problemResponse(status) })));
