import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { processNamed, type CommandReceipt } from '#libs/domain';
import { Receipt } from '#libs/http';
import { commandIdOf } from '../../apps/api/src/command/command-request.js';
import { RehearsalApi, type Reply } from '../../infra/rehearsal/api-client.js';

/** A command to be given. */
export interface Wish {
  readonly account: string;
  /** Id of the matter; null for a command that begins one. */
  readonly matterId: string | null;
  readonly command: string;
  readonly payload: unknown;
}

/** An acknowledged command with the receipt that its sender got. */
export interface Acknowledged extends Wish {
  readonly key: string;
  /** Command id as the API computes it. */
  readonly commandId: string;
  /** The receipt as it is stored: the title of its state is a word that each reply adds. */
  readonly receipt: CommandReceipt;
}

/** Statuses that occur while a server is down; the command is then sent again with the same key. */
const AGAIN: ReadonlySet<number> = new Set([429, 503, 504]);
const PATIENCE_MS = 120_000;

/** A client that keeps its own list of acknowledged commands, and repeats a command until it is acknowledged. */
export class Ledger {
  readonly acknowledged: Acknowledged[] = [];
  /** Number of commands sent and not yet answered. */
  underWay = 0;
  private readonly api: RehearsalApi;

  constructor(
    url: string,
    private readonly process = 'share-request',
  ) {
    this.api = new RehearsalApi(url);
  }

  /** Signs in while everything is up; tokens stay valid when servers are restarted. */
  async signIn(...accounts: readonly string[]): Promise<void> {
    for (const account of accounts) await this.api.now(account);
  }

  async give(wish: Wish): Promise<CommandReceipt> {
    const key = randomUUID();
    const { account } = wish;
    this.underWay++;
    const { stateTitle: _, ...receipt } = await this.insist(wish, key).finally(() => this.underWay--);
    const route = `POST ${this.pathOf(wish)}`;
    const commandId = commandIdOf({ accountId: account, route, idempotencyKey: key });
    this.acknowledged.push({ ...wish, key, commandId, receipt });
    return receipt;
  }

  /** Sends an acknowledged command once more. */
  repeat({ key, ...wish }: Acknowledged): Promise<Reply> {
    return this.api.post(wish.account, this.pathOf(wish), wish.payload, key);
  }

  private async insist(wish: Wish, key: string): Promise<Receipt> {
    for (const until = Date.now() + PATIENCE_MS; ; await sleep(250)) {
      const reply = await this.api
        .post(wish.account, this.pathOf(wish), wish.payload, key)
        .catch((error: unknown) => error);
      if (isReply(reply) && reply.status < 300) return Receipt.parse(reply.body);
      const what = isReply(reply) ? `${reply.status} ${JSON.stringify(reply.body)}` : String(reply);
      if (isReply(reply) && !AGAIN.has(reply.status)) throw new Error(`${wish.command} was answered ${what}`);
      if (Date.now() > until) throw new Error(`${wish.command} was never answered: ${what}`);
    }
  }

  private pathOf({ matterId, command }: Wish): string {
    const { collection } = processNamed(this.process);
    return matterId === null ? `/${collection}` : `/${collection}/${matterId}/commands/${command}`;
  }
}

const isReply = (value: unknown): value is Reply => typeof value === 'object' && value !== null && 'status' in value;
