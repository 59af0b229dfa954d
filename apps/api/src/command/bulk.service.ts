import { Inject, Injectable } from '@nestjs/common';
import { commandBody, PROCESSES, processNamed, rowOf } from '#libs/domain';
import { fieldErrors, type BulkOutcomes } from '#libs/http';
import { visibleMatters } from '#libs/persistence';
import { invalidRequest, notFound, unavailable } from '../problem/problem.exception.js';
import { toProblem } from '../problem/problem.filter.js';
import { ReaderService } from '../reader/reader.service.js';
import { AccessRecorderService } from '../recording/access-recorder.service.js';
import type { AuthenticatedRequest } from '../request/authenticated-request.js';
import { receiptOf } from './command-result.js';
import { CommandService } from './command.service.js';

/** One command with its payload for each matter. */
export interface BulkCommand {
  readonly accountId: string;
  readonly idempotencyKey: string;
  /** Name of a command that every process has. */
  readonly command: string;
  readonly orders: readonly BulkOrder[];
}
interface BulkOrder {
  readonly matterId: string;
  readonly payload: object;
}
type Outcome = BulkOutcomes['items'][number];

/** Commands that are given at a time, so that one request does not take every place of the workers. */
const AT_A_TIME = 8;
/** No command is sent later than this: the client is answered and repeats with the same key. */
const LATEST_MS = 12_000;

/** Gives one command in several matters, each as if it had been given alone. */
@Injectable()
export class BulkService {
  constructor(
    @Inject(CommandService) private readonly gateway: CommandService,
    @Inject(ReaderService) private readonly reader: ReaderService,
    @Inject(AccessRecorderService) private readonly recorder: AccessRecorderService,
  ) {}

  /**
   * Answers what became of each matter. The id of each command follows from its own route and the key, as if it had been
   * given alone, so a repeat finds the stored answers. Throws 400 for words that no matter would take.
   */
  async give(bulk: BulkCommand, request: AuthenticatedRequest): Promise<BulkOutcomes> {
    refuseMisshapen(bulk);
    const ids = bulk.orders.map(({ matterId }) => matterId.toLowerCase());
    const processes = await this.reader.read(bulk.accountId, ({ tx, scope }) => visibleMatters(tx, scope, ids));
    const until = Date.now() + LATEST_MS;
    const items: Outcome[] = [];
    const waiting = [...bulk.orders.entries()];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [place, { matterId, payload }] = next;
        const order = { matterId: matterId.toLowerCase(), payload };
        items[place] = await this.outcome(bulk, order, processes.get(order.matterId), until, request);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
    return { items };
  }

  private async outcome(
    { accountId, idempotencyKey, command }: BulkCommand,
    { matterId, payload }: BulkOrder,
    name: string | undefined,
    until: number,
    request: AuthenticatedRequest,
  ): Promise<Outcome> {
    try {
      if (Date.now() > until) throw unavailable('这一事项没有来得及办理，请用同一个 Idempotency-Key 重新提交。');
      if (name === undefined) throw notFound('没有这个事项，或者您无权查看。');
      const process = processNamed(name);
      const route = `POST /${process.collection}/${matterId}/commands/${command}`;
      const order = { accountId, route, idempotencyKey, matterId, command, payload };
      const receipt = receiptOf(process, await this.gateway.give(process, order));
      return { matterId, status: 200, receipt, problem: null };
    } catch (error) {
      const { problem } = toProblem(error);
      await this.recorder.noteRefusal(request, problem, matterId);
      return { matterId, status: problem.status, receipt: null, problem };
    }
  }
}

/** The shape of the command is that of every process. */
function refuseMisshapen({ command, orders }: BulkCommand): void {
  const row = rowOf(PROCESSES[0], command);
  if (!row) throw new Error(`there is no command ${command}`);
  for (const { payload } of orders) {
    const parsed = commandBody(row).safeParse(payload);
    if (!parsed.success) throw invalidRequest(fieldErrors(parsed.error.issues, 'body'));
  }
}
