import { Controller, Get, Inject, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PaperKindName, PaperQuery, PrintablePapers } from '#libs/http';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { pathSchema } from '../openapi/path-schema.js';
import { notFound } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { AccessRecorderService } from '../recording/access-recorder.service.js';
import { ofAuditors, Recorded } from '../recording/recorded.decorator.js';
import { AnswersPaper, sentPaper } from './paper-response.js';
import { PaperService } from './paper.service.js';

const ById = (): MethodDecorator => ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

/** Papers about a matter, in the form of official documents. */
@ApiTags('文书')
@Controller('api/v1/matters/:id/papers')
export class PaperController {
  constructor(
    @Inject(PaperService) private readonly papers: PaperService,
    @Inject(AccessRecorderService) private readonly recorder: AccessRecorderService,
  ) {}

  @Get()
  @Recorded('RESTRICTED_READ', ofAuditors)
  @ApiOperation({ operationId: 'listPrintablePapers', summary: '一个事项现在可以打印哪些文书' })
  @ById()
  @Answers(200, PrintablePapers, '可以打印的文书')
  @Problems(404)
  list(@Account() account: string, @Param('id') id: string): Promise<object> {
    return this.papers.printable(account, id);
  }

  @Get(':kind')
  @Recorded('RESTRICTED_READ', ofAuditors)
  @ApiOperation({
    operationId: 'printPaper',
    summary: '打印一份文书',
    description:
      '内容以调用者此刻所能看到的为限。文书有编号、内容截至的时刻、内容摘要值(SHA-256)；' +
      'PDF 附有 paper.json，即其内容(RFC 8785)，摘要值由此计算。同一部门当日再次打印、内容没有变化的，是同一份文书。',
  })
  @ById()
  @ApiParam({ name: 'kind', schema: pathSchema(PaperKindName, 'judgement') })
  @AnswersPaper()
  @Problems(404, 429)
  async print(
    @Account() account: string,
    @Param('id') id: string,
    @Param('kind') kind: string,
    @Query({ schema: PaperQuery }) query: PaperQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const named = PaperKindName.safeParse(kind);
    if (!named.success) throw notFound('没有这种文书。', 'kind');
    if (request.method === 'HEAD') return new StreamableFile(Buffer.alloc(0)); // shows nothing, and issues nothing
    const paper = await this.papers.print(account, id, named.data, query);
    if (named.data === 'use-records') await this.recorder.record(request, 'USE_RECORDS_READ');
    return sentPaper(paper, query.format, response);
  }
}
