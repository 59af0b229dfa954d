import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { MatterActivitiesService } from '#activities/matter';
import { createDataSource, settleLetter, takeLetters } from '#libs/persistence';
import { letterMessage } from '../../apps/worker/src/relay/letter-message.js';

const POLL_MS = 20;

/** Delivers effects between matters, as the worker's relay does, while `work` runs. */
export async function relaying<Result>(appUrl: string, work: () => Promise<Result>): Promise<Result> {
  const database = await createDataSource(appUrl).initialize();
  const transition = new MatterActivitiesService(database);
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

/** Delivers effects between matters until none is pending; all must be carried out. */
export async function deliver(db: DataSource): Promise<void> {
  const transition = new MatterActivitiesService(db);
  for (let letters = await takeLetters(db, 50); letters.length > 0; letters = await takeLetters(db, 50))
    for (const { id, process, target, message } of letters) {
      const { outcome, answer } = await transition.transition(process, target, letterMessage.parse(message));
      expect([process, outcome]).toEqual([process, 'DONE']);
      await settleLetter(db, id, 'DONE', answer);
    }
}
