import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

/** Name of the component of the OpenAPI document that describes a problem, and its meaning. */
export const PROBLEM_RESPONSES = {
  400: { name: 'BadRequest', meaning: '请求不合要求：`errors` 指出字段' },
  401: { name: 'Unauthorized', meaning: '令牌缺失、过期或无效' },
  403: { name: 'Forbidden', meaning: '不是本人的岗位职责，或违反职责分离' },
  404: { name: 'NotFound', meaning: '没有，或者无权查看' },
  406: { name: 'NotAcceptable', meaning: '这个地址不提供所要的格式' },
  408: { name: 'RequestTimeout', meaning: '内容迟迟没有发来' },
  409: { name: 'Conflict', meaning: '与当前状态冲突，或所依据的版本已经修改' },
  413: { name: 'ContentTooLarge', meaning: '内容过大' },
  415: { name: 'UnsupportedMediaType', meaning: '内容格式不支持' },
  422: { name: 'UnprocessableContent', meaning: '不符合规则' },
  429: { name: 'TooManyRequests', meaning: '请求过多，请按 Retry-After 重试' },
  500: { name: 'InternalServerError', meaning: '系统故障，编号见 `instance`' },
  503: { name: 'ServiceUnavailable', meaning: '暂时不可用，没有任何改动' },
  504: { name: 'GatewayTimeout', meaning: '结果未知，请用同一个 Idempotency-Key 重试' },
} as const;
export type ProblemStatus = keyof typeof PROBLEM_RESPONSES;

/** Documents the problems with which a route may answer. Those of every route (400, 401, 500, 503) need no mention. */
export const Problems = (...statuses: readonly ProblemStatus[]): MethodDecorator =>
  applyDecorators(...statuses.map((status) => ApiResponse({ status, description: PROBLEM_RESPONSES[status].meaning })));
