import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { HistoryQuery, Proof, type PageQuery } from '#libs/http';
import { bySeq, loadEventRows, seqOf, toEvent } from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { lastSeen, storyFrom } from '../matter/matter-story.js';
import { Problems } from '../problem/problems.decorator.js';
import { matterOf, pageOf, ReaderService } from '../reader/reader.service.js';
import { visibleMatter } from '../reader/visible-matter.js';
import { ofAuditors, Recorded } from '../recording/recorded.decorator.js';
import { proofView } from './proof-view.js';

/** Proof that nobody has changed the events of a matter. */
@ApiTags('审计')
@Controller('api/v1/matters')
export class ProofController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get(':id/proof')
  @Recorded('RESTRICTED_READ', ofAuditors)
  @ApiOperation({
    operationId: 'proveMatter',
    summary: '一个事项的校验链，任何人可以只用 SHA-256 复算',
    description:
      '每个 hash 是 canonical 的 SHA-256，canonical 含上一个 hash。到调用者能看到的最后一个事件为止，其 hash 与事项的 headHash 相同。' +
      'canonical 中的 digest 是 content 的 SHA-256；content 含随机数，不能由 digest 猜出。' +
      'content 只向审计人员展示其能看到的事件；使用记录另有查阅登记，涉及其无权查看的事项的，也不展示。' +
      '早先的事件没有 digest，canonical 就是内容，同样展示。其他人留存 hash，以后可以与审计人员取得的核对。',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, Proof, '校验链')
  @Problems(404)
  prove(
    @Account() account: string,
    @Param('id') id: string,
    @Query({ schema: HistoryQuery }) query: PageQuery,
  ): Promise<object> {
    return this.reader.read(account, async (snapshot) => {
      const { tx } = snapshot;
      const { process, matter } = await matterOf(tx, await visibleMatter(snapshot, id));
      const rows = await loadEventRows(tx, id);
      const { seq: last } = lastSeen(storyFrom(process, matter, rows.map(toEvent), snapshot));
      const page = pageOf(query);
      const after = seqOf(page);
      const { items, nextCursor } = bySeq(
        rows.filter(({ seq }) => after < seq && seq <= last).map((stored) => ({ stored })),
        page,
      );
      const shown = items.map(({ stored: row }) => row);
      return { items: await proofView(process, matter, shown, snapshot), nextCursor };
    });
  }
}
