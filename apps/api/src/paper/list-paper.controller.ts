import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import {
  IssuedContent,
  ListPaperKindName,
  ListPaperQuery,
  ListPapers,
  ListPapersQuery,
  PaperFormatQuery,
} from '#libs/http';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { pathSchema } from '../openapi/path-schema.js';
import { notFound } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { AnswersPaper, sentPaper } from './paper-response.js';
import { PaperService } from './paper.service.js';

/** Papers about many matters: what is late, and how a department keeps its limits. */
@ApiTags('文书')
@Controller('api/v1/papers')
export class ListPaperController {
  constructor(@Inject(PaperService) private readonly papers: PaperService) {}

  @Get()
  @ApiOperation({
    operationId: 'listListPapers',
    summary: '列出可以打印的逾期清单和部门通报，及其长度',
    description: '一份文书最多列出五千项期限；更多的，文书写明总数。',
  })
  @Answers(200, ListPapers, '可以打印的文书')
  @Problems(403)
  list(@Account() account: string, @Query({ schema: ListPapersQuery }) query: ListPapersQuery): Promise<object> {
    return this.papers.lists(account, query);
  }

  @Post('commands/print-again')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'printPaperAgain',
    summary: '再次排印一份出具过的文书，与当时逐字节相同',
    description:
      '提交 PDF 所附的 paper.json：其摘要值证明出具过，样式为其中 template 所指的版本。不另编号，不改变任何数据。',
  })
  @AnswersPaper()
  @Problems(404, 409, 429)
  async again(
    @Body({ schema: IssuedContent }) content: z.output<typeof IssuedContent>,
    @Query({ schema: PaperFormatQuery }) { format }: PaperFormatQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return sentPaper(await this.papers.setAgain(content, format), format, response);
  }

  @Get(':kind')
  @ApiOperation({
    operationId: 'printListPaper',
    summary: '打印逾期清单或者部门通报',
    description:
      '逾期清单列出打印人有权查看的、逾期未办结的法定期限；部门通报是一个部门的期限遵守情况、违规线索认定情况和逾期未办结的期限，' +
      '由本部门、其主管部门和审计人员打印。',
  })
  @ApiParam({ name: 'kind', schema: pathSchema(ListPaperKindName, 'department-bulletin') })
  @AnswersPaper()
  @Problems(403, 404, 429)
  async print(
    @Account() account: string,
    @Param('kind') kind: string,
    @Query({ schema: ListPaperQuery }) query: ListPaperQuery,
    @Req() { method }: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const named = ListPaperKindName.safeParse(kind);
    if (!named.success) throw notFound('没有这种文书。', 'kind');
    if (method === 'HEAD') return new StreamableFile(Buffer.alloc(0));
    return sentPaper(await this.papers.printList(account, named.data, query), query.format, response);
  }
}
