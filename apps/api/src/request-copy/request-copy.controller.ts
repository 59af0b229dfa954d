import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { copyOf, isShareRequest, localDate, shareRequest } from '#libs/domain';
import { RequestCopy } from '#libs/http';
import { entryVersionEffective } from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { notFound } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { matterOf, ReaderService } from '../reader/reader.service.js';
import { findMatter } from '../reader/visible-matter.js';

/** A new request that begins with the words of an earlier one. */
@ApiTags(shareRequest.title)
@Controller('api/v1/share-requests')
export class RequestCopyController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get(':id/copy')
  @ApiOperation({
    operationId: 'copyShareRequest',
    summary: '以本部门先前的申请为底稿：现行目录仍提供的部分，和略去的部分',
    description: '不办理任何事；把 request 原样或者修改后提交给 POST /share-requests，即为新的草稿。',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, RequestCopy, '底稿')
  @Problems(404)
  copy(@Account() account: string, @Param('id') id: string): Promise<object> {
    return this.reader.read(account, async (snapshot) => {
      const { tx, scope, time } = snapshot;
      const stored = await findMatter(snapshot, id);
      const matter = stored && (await matterOf(tx, stored)).matter;
      if (!matter || !isShareRequest(matter) || !scope.own.includes(matter.parties.requester))
        throw notFound('没有这个申请，或者不是本部门的申请。');
      const { request } = matter.data;
      const entry = await entryVersionEffective(tx, request.catalogCode, time.now);
      if (!entry) throw notFound('这个目录已经不再发布，不能以此为底稿。');
      return copyOf(request, entry, localDate(time.now));
    });
  }
}
