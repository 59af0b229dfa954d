import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { isShareRequest, namedItems } from '#libs/domain';
import { PageQuery, UseRecordLookPage, UseRecordPage, UseRecordQuery } from '#libs/http';
import { listUseRecordLooks, listUseRecords, writeLook } from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { invalidRequest } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { matterOf, pageOf, ReaderService } from '../reader/reader.service.js';
import { Recorded } from '../recording/recorded.decorator.js';
import { consultationOfRequest, mayNotConsult } from './consultation.js';

const ById = (): MethodDecorator => ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

/** Use records of a share request, and the looks of other departments at them (Art 29(2)). */
@ApiTags('使用记录')
@Controller('api/v1/share-requests/:id/use-records')
export class UseRecordController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get()
  @Recorded('USE_RECORDS_READ')
  @ApiOperation({
    operationId: 'listUseRecords',
    summary: '查阅一个共享申请的使用记录',
    description:
      '需求部门、提供部门工作机构、双方的同级主管部门(监督员、负责人)和审计人员可以查阅。' +
      '需求部门以外的每次查阅先记录目的，再给出内容。',
  })
  @ById()
  @Answers(200, UseRecordPage, '一页使用记录')
  @Problems(403, 404)
  list(
    @Account() account: string,
    @Param('id') id: string,
    @Query({ schema: UseRecordQuery }) query: UseRecordQuery,
    @Req() { method }: Request,
  ): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { consultation, stored } = await consultationOfRequest(snapshot, id);
      if (method === 'HEAD') return { items: [], nextCursor: null }; // shows nothing, and is no look
      if (consultation.as === 'LOOK') {
        const { purpose } = query;
        if (purpose === undefined) throw invalidRequest([{ field: 'purpose', message: '请说明查阅目的' }]);
        const { accountId } = snapshot.actor;
        await writeLook(snapshot.tx, {
          matterId: id,
          accountId,
          office: consultation.office,
          purpose,
          at: snapshot.time.now,
        });
      }
      const { items, nextCursor } = await listUseRecords(snapshot.tx, stored, pageOf(query));
      const { matter } = await matterOf(snapshot.tx, stored);
      const entry = isShareRequest(matter) ? matter.data.entry : null;
      const named = items.map((one) =>
        entry && one.itemIds ? { ...one, items: namedItems(entry, one.itemIds) } : one,
      );
      return { items: named, nextCursor };
    });
  }

  @Get('looks')
  @Recorded('RESTRICTED_READ')
  @ApiOperation({ operationId: 'listUseRecordLooks', summary: '需求部门查看本部门的使用记录被何人查阅' })
  @ById()
  @Answers(200, UseRecordLookPage, '一页查阅记录')
  @Problems(403, 404)
  looks(
    @Account() account: string,
    @Param('id') id: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { consultation, stored } = await consultationOfRequest(snapshot, id);
      if (consultation.as !== 'OWN') throw mayNotConsult();
      return listUseRecordLooks(snapshot.tx, stored, pageOf(query));
    });
  }
}
