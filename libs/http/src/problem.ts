import { z } from 'zod';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json';

export const FieldError = z
  .object({
    field: z.string().meta({ description: '字段的路径，以点分隔;`body`、`path`、`query` 指整个部分' }),
    message: z.string().meta({ description: '哪里不对，应当怎样' }),
  })
  .meta({ id: 'FieldError' });
export type FieldError = z.infer<typeof FieldError>;

/** Problem details (RFC 9457): the reason for which a request was not carried out, and the sender's next step. */
export const Problem = z
  .object({
    type: z.string().meta({ description: '这一代码的说明的地址：`/problems/` 后接 code' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: '稳定的代码，供程序判断' }),
    clause: z.string().optional().meta({ description: '所依据的条款，如 21(1)' }),
    detail: z.string().meta({ description: '发生了什么，应当怎么办' }),
    instance: z.string().optional().meta({ description: '系统故障的编号，与日志相同' }),
    requestId: z.string().optional().meta({ description: '这次请求的编号，与 X-Request-Id 和日志相同' }),
    errors: z.array(FieldError).optional(),
  })
  .meta({
    id: 'Problem',
    example: {
      type: '/problems/INVALID',
      title: '请求不合要求',
      status: 400,
      code: 'INVALID',
      detail: '提交的内容不符合要求，请按字段提示修改。',
      errors: [{ field: 'clause', message: '请选择条款' }],
    },
  });
export type Problem = z.infer<typeof Problem>;

const TITLES: Readonly<Record<number, string>> = {
  400: '请求不合要求',
  401: '未登录或登录已失效',
  403: '无权办理',
  404: '没有找到',
  405: '没有这个方法',
  408: '请求超时',
  409: '与当前状态冲突',
  413: '内容过大',
  415: '内容格式不支持',
  422: '不符合规则',
  429: '请求过多',
  431: '请求头过大',
  500: '系统故障',
  503: '暂时不可用',
  504: '结果未知',
};

/** The address at which a problem code is explained (RFC 9457: relative to the API). */
export const problemType = (code: string): string => `/problems/${code}`;

export const problemTitle = (status: number): string => TITLES[status] ?? '请求没有成功';

/** One problem code, explained. */
export const ProblemItem = z
  .object({
    type: z.string().meta({ description: 'Problem 的 type', example: '/problems/STALE_REVISION' }),
    code: z.string().meta({ example: 'STALE_REVISION' }),
    status: z.int().meta({ example: 409 }),
    title: z.string().meta({ example: '与当前状态冲突' }),
    clause: z.string().nullable().meta({ description: '所依据的条款；随事项而定或者没有的为 null', example: null }),
    meaning: z.string().meta({
      description: '说的是什么；… 处随情形填写',
      example: '您阅读的是第 … 版，现为第 … 版，请重新阅读后再办理。',
    }),
    en: z.string().meta({ description: '代码的英文', example: 'stale revision' }),
    wayOut: z.string().meta({ description: '怎么办', example: '重新读取现状，再决定是否办理。' }),
  })
  .meta({ id: 'ProblemItem' });
export const ProblemPage = z.object({ items: z.array(ProblemItem), nextCursor: z.null() }).meta({ id: 'ProblemPage' });

type Said = Pick<Problem, 'status' | 'code' | 'detail'> & {
  readonly clause?: string | undefined;
  readonly instance?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
};

export function problem({ status, code, detail, clause, instance, errors }: Said): Problem {
  return {
    type: problemType(code),
    title: problemTitle(status),
    status,
    code,
    detail,
    ...(clause && { clause }),
    ...(instance && { instance }),
    ...(errors?.length && { errors: [...errors] }),
  };
}
