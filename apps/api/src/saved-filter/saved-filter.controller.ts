import { Body, Controller, Delete, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { conflict } from '#libs/domain';
import { FilterParams, MatterCountsQuery, SavedFilter, SavedFilterBody, SavedFilterPage } from '#libs/http';
import {
  countOtherFilters,
  forgetFilter,
  listFilters,
  lockFiltersOf,
  readFilter,
  saveFilter,
  withTransaction,
} from '#libs/persistence';
import { Answers } from '../http-edge/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { notFound, refused } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { refuseUnknownDepartments } from '../reader/known-departments.js';
import { ReaderService } from '../reader/reader.service.js';

/** Most filters of one account. */
const MOST = 50;

const Named = (): MethodDecorator =>
  ApiParam({ name: 'name', schema: { type: 'string', minLength: 1, maxLength: 60, example: '本省逾期的答复' } });

/** Conditions on matters that a person keeps under a name. Other accounts cannot read them. */
@ApiTags('本人')
@Controller('api/v1/me/filters')
export class SavedFilterController {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReaderService) private readonly reader: ReaderService,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listSavedFilters', summary: '本人保存的查询条件，按名称排列' })
  @Answers(200, SavedFilterPage, '查询条件')
  list(@Account() account: string): Promise<object> {
    return this.reader.read(account, async ({ tx, actor }) => ({
      items: await listFilters(tx, actor.accountId),
      nextCursor: null,
    }));
  }

  @Get(':name')
  @ApiOperation({ operationId: 'getSavedFilter', summary: '本人保存的一个查询条件' })
  @Named()
  @Answers(200, SavedFilter, '查询条件')
  @Problems(404)
  get(
    @Account() account: string,
    @Param({ schema: FilterParams }) { name }: { readonly name: string },
  ): Promise<object> {
    return this.reader.read(account, async ({ tx, actor }) => {
      const found = await readFilter(tx, actor.accountId, name);
      if (!found) throw none();
      return found;
    });
  }

  @Put(':name')
  @ApiOperation({
    operationId: 'saveFilter',
    summary: '保存一个查询条件，同名的由它代替',
    description: '条件与 /matters 的参数相同；不合这些参数的不予保存。最多保存五十个。',
  })
  @Named()
  @Answers(200, SavedFilter, '查询条件')
  @Problems(404, 409)
  async save(
    @Account() account: string,
    @Param({ schema: FilterParams }) { name }: { readonly name: string },
    @Body({ schema: SavedFilterBody }) { query }: SavedFilterBody,
  ): Promise<object> {
    const { accountId } = await this.reader.read(account, (snapshot) => {
      const { department, provider, requester, holder } = MatterCountsQuery.parse(query);
      refuseUnknownDepartments({ department, provider, requester, holder }, snapshot);
      return Promise.resolve(snapshot.actor);
    });
    await withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockFiltersOf(tx, accountId);
      if ((await countOtherFilters(tx, accountId, name)) >= MOST) throw refused(TOO_MANY_FILTERS);
      await saveFilter(tx, accountId, { name, query });
    });
    return { name, query };
  }

  @Delete(':name')
  @ApiOperation({ operationId: 'deleteSavedFilter', summary: '删除本人保存的一个查询条件' })
  @Named()
  @Answers(200, SavedFilter, '所删除的查询条件')
  @Problems(404)
  async remove(
    @Account() account: string,
    @Param({ schema: FilterParams }) { name }: { readonly name: string },
  ): Promise<object> {
    const { accountId } = await this.reader.read(account, ({ actor }) => Promise.resolve(actor));
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockFiltersOf(tx, accountId);
      const found = await readFilter(tx, accountId, name);
      if (!found) throw none();
      await forgetFilter(tx, accountId, name);
      return found;
    });
  }
}

const none = () => notFound('您没有保存过这个名称的查询条件。', 'name');

const TOO_MANY_FILTERS = conflict('TOO_MANY_FILTERS', '最多保存五十个查询条件，请先删除不用的。');
