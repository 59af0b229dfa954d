import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { problemTitle, problemType, ProblemItem, ProblemPage } from '#libs/http';
import { Answers } from '../http-edge/answers.decorator.js';
import { Public } from '../identity/public.decorator.js';
import { PROBLEM_LIST, type ListedProblem } from './problem-list.js';
import { notFound } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';

/** The meaning of every problem code. The `type` of a problem is the address of its code here. */
@ApiTags('问题代码')
@Controller('problems')
export class ProblemController {
  @Public()
  @Get()
  @ApiOperation({ operationId: 'listProblems', summary: '全部问题代码：状态、依据、含义和办法' })
  @Answers(200, ProblemPage, '全部代码，一次给出')
  list(): object {
    return { items: PROBLEM_LIST.map(shown), nextCursor: null };
  }

  @Public()
  @Get(':code')
  @ApiOperation({ operationId: 'getProblem', summary: '一个问题代码的含义和办法' })
  @ApiParam({ name: 'code', schema: { type: 'string', example: 'STALE_REVISION' } })
  @Answers(200, ProblemItem, '问题代码')
  @Problems(404)
  get(@Param('code') code: string): object {
    const found = PROBLEM_LIST.find((one) => one.code === code);
    if (!found) throw notFound('没有这个问题代码，全部代码见 /problems。', 'code');
    return shown(found);
  }
}

const shown = ({ code, status, clause, meaning }: ListedProblem): object => ({
  type: problemType(code),
  code,
  status,
  title: problemTitle(status),
  clause,
  meaning,
  wayOut: WAYS_OUT[status] ?? OTHERWISE,
});

const OTHERWISE = '请按说明修改后重新提交。';

/** What a client does about a problem, by status. */
const WAYS_OUT: Readonly<Record<number, string>> = {
  400: '按 errors 指出的字段修改后重新提交。',
  401: '登录后带上有效的令牌重新提交。',
  403: '由有权办理的岗位或者另一位人员办理；availableCommands 列出本人现在能办的。',
  404: '核对地址和编号；无权查看的与没有的，答复相同。',
  405: '改用 Allow 列出的方法。',
  408: '换用较好的网络，用同一个 Idempotency-Key 重新上传。',
  409: '重新读取现状，再决定是否办理。',
  413: '减小内容后重新提交。',
  415: '改用文档写明的格式。',
  422: '按说明的规则修改内容，或者待条件具备后用新的 Idempotency-Key 提交。',
  429: '等候 Retry-After 所示的秒数后重试。',
  500: '用同一个 Idempotency-Key 重试；仍不成功的，把 instance 告诉运维人员。',
  503: '没有任何改动，等候 Retry-After 所示的秒数后重试。',
  504: '用同一个 Idempotency-Key 重新提交，不会重复办理。',
};
