import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { forbidden } from '#libs/domain';
import { EventPage, EventQuery } from '#libs/http';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { actorView } from '../matter/history-view.js';
import { refused } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { refuseUnknownDivision } from '../reader/known-departments.js';
import { pageOf, ReaderService, type Snapshot } from '../reader/reader.service.js';
import { ofAuditors, Recorded } from '../recording/recorded.decorator.js';
import { aboutMatter, toldEvents, type ToldEvent } from './told-events.js';

/** Acts across matters, for auditors. */
@ApiTags('审计')
@Controller('api/v1/events')
export class EventController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get()
  @Recorded('RESTRICTED_READ')
  @ApiOperation({
    operationId: 'listEvents',
    summary: '审计人员跨事项查阅办理记录，最近记录的在前',
    description: '可见其审计的行政区划内各方的记录，与逐一查阅事项的历史相同。每次查阅记入访问日志。',
  })
  @Answers(200, EventPage, '一页记录')
  @Problems(403)
  list(@Account() account: string, @Query({ schema: EventQuery }) query: EventQuery): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { actor, organisation } = snapshot;
      if (!ofAuditors(actor)) throw refused(forbidden('NOT_YOUR_OFFICE', '跨事项查阅办理记录属于审计人员的岗位职责。'));
      const { division, from, to, account: by, type, process } = query;
      refuseUnknownDivision(division, snapshot);
      const divisions = division === undefined ? undefined : organisation.subtree(division);
      const filters = { from, to, account: by, type, process, divisions };
      const { items, nextCursor } = await toldEvents(filters, pageOf(query), snapshot);
      return { items: items.map((one) => eventView(one, snapshot)), nextCursor };
    });
  }
}

function eventView(told: ToldEvent, { organisation }: Snapshot): object {
  const { seq, type, at, recordedAt, hash, actor, payload } = told.event;
  const { sentence, clause } = told.telling;
  return {
    ...aboutMatter(told),
    seq,
    type,
    at,
    recordedAt,
    sentence,
    clause,
    actor: actor && actorView(actor, organisation),
    onBehalfOf: payload.onBehalfOf ?? null,
    hash,
  };
}
