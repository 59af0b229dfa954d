import { setTimeout as sleep } from 'node:timers/promises';
import { Transition } from '#activities/transition';
import { createDataSource, settleLetter, takeLetters } from '#libs/persistence';
import { letterMessage } from '../../apps/worker/src/relay/letter.js';

const POLL_MS = 20;

/** While the work goes on, what matters do to one another is delivered as the worker's relay does it. */
export async function relaying<Result>(appUrl: string, work: () => Promise<Result>): Promise<Result> {
  const database = await createDataSource(appUrl).initialize();
  const transition = new Transition(database);
  let isDone = false;
  const relay = async (): Promise<void> => {
    while (!isDone) {
      for (const { id, process, target, message } of await takeLetters(database, 50)) {
        const { answer } = await transition.transition(process, target, letterMessage.parse(message));
        await settleLetter(database, id, answer?.ok ? 'DONE' : 'PARKED', answer);
      }
      await sleep(POLL_MS);
    }
  };
  const relayed = relay();
  try {
    return await work();
  } finally {
    isDone = true;
    await relayed;
    await database.destroy();
  }
}
