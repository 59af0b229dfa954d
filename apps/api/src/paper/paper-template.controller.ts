import { Body, Controller, Get, Inject, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import {
  NoBody,
  PageQuery,
  PaperFormatQuery,
  PaperTemplateBody,
  PaperTemplatePage,
  PaperTemplateReceipt,
  PaperTemplateView,
} from '#libs/http';
import { listPaperTemplates } from '#libs/persistence';
import { Answers, AnswersCreated } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { pageOf, ReaderService } from '../reader/reader.service.js';
import { VersionParam } from '../rule-version/version-param.decorator.js';
import { AnswersPaper, sentPaper } from './paper-response.js';
import { itemView, PaperTemplates } from './paper-templates.js';

const EXAMPLE = 'reply-1';

/** Templates of papers: what each kind says and in which order. The form of all papers is the platform's. */
@ApiTags('文书')
@Controller('api/v1/paper-templates')
export class PaperTemplateController {
  constructor(
    @Inject(PaperTemplates) private readonly templates: PaperTemplates,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  @Post()
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'uploadPaperTemplate',
    summary: '系统管理员登记一种文书的新样式，待另一位启用',
    description:
      '样式先以示例数据排印成 PDF/A 和网页，五秒之内没有排成的、有误的不予保存。样式只能读取文书的内容，不能读取其他文件，也不能访问网络。',
  })
  @AnswersCreated(
    PaperTemplateReceipt,
    '已保存，待另一位系统管理员启用',
    ({ version }) => `/api/v1/paper-templates/${version}`,
  )
  @Problems(403, 409, 422, 429, 504)
  upload(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Body({ schema: PaperTemplateBody }) body: PaperTemplateBody,
  ): Promise<unknown> {
    return this.templates.upload(account, key, body);
  }

  @Get()
  @ApiOperation({ operationId: 'listPaperTemplates', summary: '文书样式的版本，最近登记的在前，平台自带的在后' })
  @Answers(200, PaperTemplatePage, '一页版本')
  list(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.reader.read(account, async ({ tx }) => {
      const { items, nextCursor } = await listPaperTemplates(tx, pageOf(query));
      return { items: items.map(itemView), nextCursor };
    });
  }

  @Get(':version')
  @VersionParam(EXAMPLE)
  @ApiOperation({ operationId: 'getPaperTemplate', summary: '一个版本的正文，以及样式可以读取的内容' })
  @Answers(200, PaperTemplateView, '一个版本')
  @Problems(404)
  view(@Account() account: string, @Param('version') version: string): Promise<object> {
    return this.reader.read(account, () => this.templates.view(version));
  }

  @Get(':version/preview')
  @VersionParam(EXAMPLE)
  @ApiOperation({
    operationId: 'previewPaperTemplate',
    summary: '以示例数据排印一个版本，启用之前也可以',
    description: '排印的是示例，不是出具的文书，查验不到。',
  })
  @AnswersPaper()
  @Problems(404, 409, 429)
  async preview(
    @Account() account: string,
    @Param('version') version: string,
    @Query({ schema: PaperFormatQuery }) { format }: PaperFormatQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    await this.reader.read(account, () => Promise.resolve(null));
    return sentPaper(await this.templates.preview(version, format), format, response);
  }

  @Post(':version/commands/activate')
  @VersionParam(EXAMPLE)
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'activatePaperTemplate',
    summary: '另一位系统管理员启用一个版本，此后的文书以此排印',
    description: '以前出具的文书仍以当时的版本排印。',
  })
  @Answers(200, PaperTemplateView, '已启用')
  @Problems(403, 404, 409, 422, 504)
  async activate(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Param('version') version: string,
    @Body({ schema: NoBody }) _body: z.output<typeof NoBody>,
  ): Promise<object> {
    await this.templates.activate(account, key, version);
    return this.templates.view(version);
  }
}
