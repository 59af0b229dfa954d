import { Body, Controller, Inject, Param, Post, Query, type Type } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiOperation, ApiParam, ApiTags, type ApiBodyOptions } from '@nestjs/swagger';
import { z } from 'zod';
import { commandBody, type Process, type Row } from '#libs/domain';
import { CommandQuery, DryRun, fieldErrors, MatterId, Receipt } from '#libs/http';
import { Answers, AnswersCreated } from '../http-edge/answers.decorator.js';
import { GivenIdempotencyKey, NeedsIdempotencyKey } from '../http-edge/idempotency-key.decorator.js';
import { Account } from '../identity/account.decorator.js';
import { jsonSchemaOf } from '../openapi/schema-converter.js';
import { REFUSALS_OF_COMMANDS, REFUSALS_OF_EVERY_COMMAND } from '../problem-list/problem-list.js';
import { invalidRequest, notFound } from '../problem/problem.exception.js';
import { Problems } from '../problem/problems.decorator.js';
import { receiptOf } from './command-result.js';
import { CommandService } from './command.service.js';
import { DryRunService } from './dry-run.service.js';
import { operationIdOf } from './operation-id.js';

/** The receipt of a command, or the result of a trial. */
const Answer = z.union([Receipt, DryRun]);

/** Query of a command, and the matter that it is given in; absent for one that begins a matter. */
type Rest = readonly [CommandQuery, id?: string];

interface Commands {
  readonly gateway: CommandService;
  readonly trial: DryRunService;
}

/**
 * Builds one documented route per row of a process's command table: `POST /share-requests/{id}/commands/accept`. The
 * first row that begins a matter is `POST /share-requests`; further ones have their name: `POST
 * /…/commands/register-…`.
 */
export function commandController(process: Process): Type {
  class CommandController {
    constructor(
      @Inject(CommandService) readonly gateway: CommandService,
      @Inject(DryRunService) readonly trial: DryRunService,
    ) {}
  }
  const first = process.commands.find(({ from }) => from.length === 0);
  for (const row of process.rows) {
    if (row === first) route(CommandController, process, row, '', 201, []);
    else if (row.from.length === 0) route(CommandController, process, row, `commands/${row.name}`, 201, []);
    else route(CommandController, process, row, `:id/commands/${row.name}`, 200, [409]);
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
    async [row.name](this: Commands, accountId: string, idempotencyKey: string, body: unknown, ...rest: Rest) {
      const [{ dryRun }, id] = rest;
      const matterId = id === undefined ? null : idOf(id);
      const at = path.replace(':id', matterId ?? '');
      const order = { accountId, route: `POST /${[process.collection, at].filter(Boolean).join('/')}`, idempotencyKey };
      if (dryRun) return this.trial.run(process, { ...order, matterId, command: row.name, payload: body });
      const payload = checkedBody(row, body);
      return receiptOf(process, await this.gateway.give(process, { ...order, matterId, command: row.name, payload }));
    },
  };
  const target = controller.prototype as object;
  const descriptor: PropertyDescriptor = { value: method, writable: true, configurable: true };
  Object.defineProperty(target, row.name, descriptor);
  Reflect.defineMetadata('design:paramtypes', [String, String, Object, Object, String], target, row.name);
  Account()(target, row.name, 0);
  GivenIdempotencyKey()(target, row.name, 1);
  Body()(target, row.name, 2);
  Query({ schema: CommandQuery })(target, row.name, 3);
  const hasId = path.startsWith(':id');
  if (hasId) Param('id')(target, row.name, 4);
  const decorators: readonly MethodDecorator[] = [
    Post(path),
    ApiOperation({
      summary: row.title,
      description: `依据：${row.clause}`,
      operationId: operationIdOf(process.process, row.name),
    }),
    ApiExtension('x-command', { process: process.process, command: row.name }),
    ApiExtension('x-problem-codes', codesOf(row)),
    NeedsIdempotencyKey(),
    ...(hasId ? [ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })] : []),
    ApiBody({ schema: documented(row), examples: { [row.name]: { summary: row.title, value: exampleOf(row) } } }),
    status === 201
      ? AnswersCreated(Answer, row.title, (one) => ('matterId' in one ? `/api/v1/matters/${one.matterId}` : null))
      : Answers(status, Answer, row.title),
    Problems(400, 401, 403, 404, ...problems, 422, 429, 500, 503, 504),
  ];
  for (const decorate of decorators) decorate(target, row.name, descriptor);
}

/** Codes of refusals: of the checks that its offices and states ask for, and of its own rules. */
function codesOf({ name, from }: Row): readonly string[] {
  const begins = from.length === 0;
  const ofOthers = begins ? ['WRONG_STATE', 'SAME_NATURAL_PERSON'] : ['BEGUN_ALREADY'];
  const checks = REFUSALS_OF_EVERY_COMMAND.filter((code) => !ofOthers.includes(code));
  return [...checks, 'BUSY', 'DEFECT', ...(REFUSALS_OF_COMMANDS[name] ?? [])];
}

/**
 * Returns the row's payload with the documents that it cites. Throws 400 naming each wrong field. The OpenAPI document shows
 * {@link documented}, because a transformed schema has no shape to show.
 */
function checkedBody(row: Row, body: unknown): unknown {
  const { success, data, error } = commandBody(row).safeParse(body);
  if (!success) throw invalidRequest(fieldErrors(error.issues, 'body'));
  const { payload, documents } = data;
  return documents.length > 0 ? { ...(payload as object), documents } : payload;
}

/** The body's schema in the document. Every command may cite documents, and some must. */
function documented({ payload, attaches }: Row): BodySchema {
  const { properties, required = [], ...own } = jsonSchemaOf(payload, 'input');
  const schema = { ...own, required, properties: { ...properties, documents: DOCUMENTS } };
  if (attaches === undefined) return schema as BodySchema;
  const description = `${DOCUMENTS.description}；须附${attaches}`;
  const documents = { ...DOCUMENTS, minItems: 1, description };
  return { ...schema, required: [...required, 'documents'], properties: { ...properties, documents } } as BodySchema;
}

/** The row's example, with a document where it needs one. */
const exampleOf = ({ example, attaches }: Row): unknown =>
  attaches === undefined ? example : { ...(example as object), documents: [SOME_DOCUMENT] };

const SOME_DOCUMENT = '0f2a7c1e-8c1b-4a52-9d55-0d7f4a6b1c2d';

const DOCUMENTS = {
  type: 'array',
  items: { type: 'string', format: 'uuid' },
  maxItems: 20,
  description: '随文所附文件的 documentId；须为本部门先前上传的',
};
type BodySchema = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/** The id in lower case, as it is stored, so that a matter has one route. Throws 404 for a malformed id. */
function idOf(text: string): string {
  const id = MatterId.safeParse(text);
  if (!id.success) throw notFound('没有这个事项，或者您无权查看。');
  return id.data.toLowerCase();
}
