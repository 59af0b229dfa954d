import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ProblemItem, ProblemPage } from '#libs/http';
import { Answers } from '../http-edge/answers.decorator.js';
import { Public } from '../identity/public.decorator.js';
import { PROBLEM_LIST } from './problem-list.js';
import { problemItem } from './problem-item.js';
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
    return { items: PROBLEM_LIST.map(problemItem), nextCursor: null };
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
    return problemItem(found);
  }
}
