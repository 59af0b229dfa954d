import { Body, Controller, Headers, Inject, Param, Post, type Type } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { firstRow, type Process, type Row } from '#libs/domain';
import { IdempotencyKey, MatterId, Receipt } from '#libs/http';
import { Answers } from '../answer/answers.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { Problems } from '../problem/problems.decorator.js';
import { invalid } from '../problem/problem.exception.js';
import { CommandGateway } from './command-gateway.js';
import { receiptOf } from './receipt-of.js';

interface Commands {
  readonly gateway: CommandGateway;
}

/** One documented route for each row of a process's command table: `POST /share-requests/{id}/commands/accept`. */
export function commandController(process: Process): Type {
  class CommandController {
    constructor(@Inject(CommandGateway) readonly gateway: CommandGateway) {}
  }
  const first = firstRow(process);
  route(CommandController, process, first, '', 201, []);
  for (const row of process.commands) {
    if (row !== first) route(CommandController, process, row, `:id/commands/${row.name}`, 200, [409]);
  }
  Object.defineProperty(CommandController, 'name', { value: `${process.process}-commands` });
  ApiTags(process.title)(CommandController);
  Controller(`api/v1/${process.collection}`)(CommandController);
  return CommandController;
}

function route(
  controller: Type<Commands>,
  process: Process,
  row: Row,
  path: string,
  status: 200 | 201,
  problems: readonly 409[],
): void {
  const { [row.name]: method } = {
    async [row.name](this: Commands, accountId: string, idempotencyKey: string, payload: unknown, id?: string) {
      const matterId = id === undefined ? null : idOf(id);
      const at = matterId === null ? '' : `/${matterId}/commands/${row.name}`;
      const order = { accountId, route: `POST /${process.collection}${at}`, idempotencyKey: keyOf(idempotencyKey) };
      return receiptOf(await this.gateway.give(process, { ...order, matterId, command: row.name, payload }));
    },
  };
  const target = controller.prototype as object;
  const descriptor: PropertyDescriptor = { value: method, writable: true, configurable: true };
  Object.defineProperty(target, row.name, descriptor);
  Reflect.defineMetadata('design:paramtypes', [String, String, Object, String], target, row.name);
  Account()(target, row.name, 0);
  Headers('idempotency-key')(target, row.name, 1);
  Body({ schema: row.payload })(target, row.name, 2);
  if (path) Param('id')(target, row.name, 3);
  const decorators: readonly MethodDecorator[] = [
    Post(path),
    ApiOperation({ summary: row.title, description: `依据:${row.clause}`, operationId: row.name }),
    ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string' }, description: KEY_DESCRIPTION }),
    ...(path ? [ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })] : []),
    ApiBody({ standardSchema: row.payload, examples: { [row.name]: { summary: row.title, value: row.example } } }),
    Answers(status, Receipt, row.title),
    Problems(400, 401, 403, 404, ...problems, 422, 429, 500, 503, 504),
  ];
  for (const decorate of decorators) decorate(target, row.name, descriptor);
}

const KEY_DESCRIPTION = '同一命令重复提交时用同一个键:得到同一个结果,只办一次';

function keyOf(header: string | undefined): string {
  const key = IdempotencyKey.safeParse(header);
  if (key.success) return key.data;
  const message = header === undefined ? '必填' : '应为 1 至 128 个可见的 ASCII 字符,不含空格';
  throw invalid([{ field: 'Idempotency-Key', message }]);
}

/** Ids are lower case in the store; the same matter has one route. */
function idOf(text: string): string {
  const id = MatterId.safeParse(text);
  if (!id.success) throw invalid([{ field: 'id', message: '应为 UUID' }]);
  return id.data.toLowerCase();
}
