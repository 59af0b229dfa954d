import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { COMMANDS, type Engine, type EngineModule, type Target } from '../engines/engine.js';

/*
 * The process of the load. It holds matters in a pool and gives commands to them, as the messages of the driver say.
 */

/** Opens an engine. */
interface OpenTask {
  readonly kind: 'open';
  readonly target: Target;
}
/** Begins matters, gives each its first commands, and keeps them in the pool. */
interface FillTask {
  readonly kind: 'fill';
  readonly matters: number;
  readonly commands: number;
  readonly atOnce: number;
}
/** Closed loop: gives whole lives, the next command when the last one is answered. */
interface LivesTask {
  readonly kind: 'lives';
  readonly atOnce: number;
  readonly ms: number;
}
/** Gives command `k` to matters of the pool: in a closed loop, or so many a second whatever is answered. */
interface GiveTask {
  readonly kind: 'give';
  readonly k: number;
  readonly ms: number;
  readonly atOnce?: number;
  readonly perSecond?: number;
}
export type LoadTask = OpenTask | FillTask | LivesTask | GiveTask;

/** Answer of the load: number of commands, length of the block, latency of each command in ms, and what failed. */
export interface LoadResult {
  readonly commands: number;
  readonly ms: number;
  readonly latencies: readonly number[];
  readonly failures: number;
  readonly firstFailure: string | null;
  /** Ids of matters whose life ended within the block. */
  readonly ended: readonly string[];
}

let engine: Engine;
const pool: string[] = [];
/** Lives that a block left unfinished; the next block continues them. */
const unfinished: { matter: string; k: number }[] = [];

/** Counts the commands of one block. */
class Block {
  private readonly began = performance.now();
  private readonly latencies: number[] = [];
  private readonly failures: string[] = [];
  readonly ended: string[] = [];

  get ms(): number {
    return performance.now() - this.began;
  }

  /** Gives a command. Returns the matter; null where it failed. Its time counts from `from`, when it was due. */
  async give(k: number, matter: string, from = performance.now()): Promise<string | null> {
    try {
      const id = await engine.command(k, matter);
      this.latencies.push(performance.now() - from);
      return id;
    } catch (error) {
      this.failures.push(inspect(error));
      return null;
    }
  }

  result(): LoadResult {
    const { latencies, failures, ended, ms } = this;
    const firstFailure = failures[0] ?? null;
    return { commands: latencies.length, ms, latencies, failures: failures.length, firstFailure, ended };
  }
}

const together = (count: number, work: () => Promise<void>): Promise<unknown> =>
  Promise.all(Array.from({ length: count }, work));

async function fill(block: Block, { matters, commands, atOnce }: FillTask): Promise<void> {
  let left = matters;
  await together(atOnce, async () => {
    while (left-- > 0) {
      let matter: string | null = randomUUID();
      for (let k = 0; k < commands && matter !== null; k++) matter = await block.give(k, matter);
      if (matter !== null) pool.push(matter);
    }
  });
}

async function lives(block: Block, { atOnce, ms }: LivesTask): Promise<void> {
  await together(atOnce, async () => {
    let life = unfinished.pop();
    while (block.ms < ms) {
      life ??= { matter: randomUUID(), k: 0 };
      const matter = await block.give(life.k, life.matter);
      if (matter === null) life = undefined;
      else if (life.k === COMMANDS - 1) {
        block.ended.push(matter);
        life = undefined;
      } else life = { matter, k: life.k + 1 };
    }
    if (life) unfinished.push(life);
  });
}

async function give(block: Block, { k, ms, atOnce = 1, perSecond }: GiveTask): Promise<void> {
  if (perSecond === undefined) {
    await together(atOnce, async () => {
      for (let matter = pool.pop(); matter && block.ms < ms; matter = pool.pop()) await block.give(k, matter);
    });
    return;
  }
  const begins = performance.now();
  const given: Promise<unknown>[] = [];
  for (let n = 0; (n * 1000) / perSecond < ms; n++) {
    const due = begins + (n * 1000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    const matter = pool.pop();
    if (!matter) break;
    given.push(block.give(k, matter, due));
  }
  await Promise.all(given);
}

async function run(task: LoadTask): Promise<LoadResult> {
  const block = new Block();
  switch (task.kind) {
    case 'open': {
      const { open } = (await import(task.target.module)) as EngineModule;
      engine = await open(task.target);
      break;
    }
    case 'fill':
      await fill(block, task);
      break;
    case 'lives':
      await lives(block, task);
      break;
    case 'give':
      await give(block, task);
      break;
  }
  return block.result();
}

process.on('message', (task: LoadTask) => {
  run(task).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
  );
});
process.once('disconnect', () => process.exit(0));
