import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { NoBody, PageQuery, SynonymBody, SynonymPage, SynonymReceipt } from '#libs/http';
import { listSynonyms } from '#libs/persistence';
import { Answers, AnswersCreated } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { pageOf, ReaderService } from '../reader/reader.service.js';
import { SynonymService } from './synonym.service.js';

/** The dictionary of synonyms by which the catalogue is searched. */
@ApiTags('目录')
@Controller('api/v1/catalog/synonyms')
export class SynonymController {
  constructor(
    @Inject(SynonymService) private readonly synonyms: SynonymService,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  @Post()
  @NeedsIdempotencyKey()
  @ApiOperation({
    operationId: 'addSynonyms',
    summary: '主管部门登记一组同义词，此后检索目录时其中一个也查到其他的',
    description: '一个词可以在几组之中；各组互不相通。全平台共用一部词典。',
  })
  @AnswersCreated(SynonymReceipt, '已登记', () => '/api/v1/catalog/synonyms')
  @Problems(403, 409, 422, 504)
  add(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Body({ schema: SynonymBody }) { words }: SynonymBody,
  ): Promise<object> {
    return this.synonyms.add(account, key, words);
  }

  @Get()
  @ApiOperation({ operationId: 'listSynonyms', summary: '检索目录所用的同义词，含已经停用的，按词排列' })
  @Answers(200, SynonymPage, '一页同义词')
  list(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.reader.read(account, ({ tx }) => listSynonyms(tx, pageOf(query)));
  }

  @Post(':id/commands/end')
  @NeedsIdempotencyKey()
  @ApiOperation({ operationId: 'endSynonyms', summary: '主管部门停用一组同义词' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, SynonymReceipt, '已停用')
  @Problems(403, 404, 422, 504)
  end(
    @Account() account: string,
    @GivenIdempotencyKey() key: string,
    @Param('id') id: string,
    @Body({ schema: NoBody }) _body: z.output<typeof NoBody>,
  ): Promise<object> {
    return this.synonyms.end(account, key, id);
  }
}
