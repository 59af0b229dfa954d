import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { processTitle, stateTitle } from '#libs/domain';
import { ActPage, ColleaguePage, DeadlineDays, DeadlineDaysQuery, DraftPage, Me, PageQuery } from '#libs/http';
import { listColleagues, listDrafts } from '#libs/persistence';
import { aboutMatter, toldEvents } from '../event/told-events.js';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { seenByReader } from '../matter/state-for-reader.js';
import { pageOf, ReaderService } from '../reader/reader.service.js';
import { deadlinesView } from './deadlines-view.js';
import { meView, titled } from './me-view.js';

/** The caller: offices, colleagues, what they have done and begun, and what they must do by when. */
@ApiTags('本人')
@Controller('api/v1/me')
export class MeController {
  constructor(@Inject(ReaderService) private readonly reader: ReaderService) {}

  @Get()
  @ApiOperation({
    operationId: 'getMe',
    summary: '本人：任职、授权代行、未读、平台时间',
    description: '平台不保存姓名；账号的姓名由身份提供方掌握。',
  })
  @Answers(200, Me, '本人')
  me(@Account() account: string): Promise<object> {
    return this.reader.answer(account, meView);
  }

  @Get('colleagues')
  @ApiOperation({ operationId: 'listColleagues', summary: '本部门的其他任职人员，可以转办、会签' })
  @Answers(200, ColleaguePage, '一页人员，按账号排列')
  colleagues(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.reader.answer(account, async ({ tx, actor, scope }) => {
      const { items, nextCursor } = await listColleagues(tx, actor, scope.own, pageOf(query));
      return { items: items.map((one) => ({ ...one, offices: one.offices.map(titled) })), nextCursor };
    });
  }

  @Get('acts')
  @ApiOperation({
    operationId: 'listOwnActs',
    summary: '已办：本人办理的，最近的在前',
    description: '一个命令一行；只列本人现在仍可查看的。',
  })
  @Answers(200, ActPage, '一页已办')
  acts(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { accountId } = snapshot.actor;
      const { items, nextCursor } = await toldEvents({ account: accountId, acts: true }, pageOf(query), snapshot);
      return {
        items: items.map((one) => {
          const { seq, at, recordedAt, actor, payload } = one.event;
          const { sentence, clause } = one.telling;
          const { onBehalfOf = null } = payload;
          return { ...aboutMatter(one), seq, at, recordedAt, sentence, clause, ...actor, onBehalfOf };
        }),
        nextCursor,
      };
    });
  }

  @Get('drafts')
  @ApiOperation({
    operationId: 'listOwnDrafts',
    summary: '本人起草、本部门尚未提出的，最近起草的在前',
  })
  @Answers(200, DraftPage, '一页草稿')
  drafts(@Account() account: string, @Query({ schema: PageQuery }) query: PageQuery): Promise<object> {
    return this.reader.answer(account, async (snapshot) => {
      const { tx, actor, scope } = snapshot;
      const { items, nextCursor } = await listDrafts(tx, scope, actor.accountId, pageOf(query));
      const views = [];
      for (const { id, title, ...item } of items) {
        const { state, since } = await seenByReader({ ...item, id }, snapshot);
        const titles = { processTitle: processTitle(item.process), stateTitle: stateTitle(item.process, state) };
        views.push({ ...item, ...titles, matterId: id, subject: title, state, since });
      }
      return { items: views, nextCursor };
    });
  }

  @Get('deadlines')
  @ApiOperation({
    operationId: 'listOwnDeadlines',
    summary: '本人岗位须办理的期限，按最后一日',
    description: '法定期限与工作目标分列；停止计算的没有最后一日，不列。一次最多查 92 日。',
  })
  @Answers(200, DeadlineDays, '各日的期限')
  deadlines(
    @Account() account: string,
    @Query({ schema: DeadlineDaysQuery }) query: DeadlineDaysQuery,
  ): Promise<object> {
    return this.reader.answer(account, (snapshot) => deadlinesView(query, snapshot));
  }
}
