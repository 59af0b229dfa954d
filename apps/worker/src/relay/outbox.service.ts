import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MATTER_SENDER, type MatterSender } from '#libs/contracts';
import { retryLetter, settleLetter, takeLetters, type DueLetter } from '#libs/persistence';
import { lettersParked } from '../metrics.js';
import { PeriodicService } from '../periodic.service.js';
import { letterMessage } from './letter-message.js';

const EVERY_MS = 250;
const BATCH = 20;
const SEND_TIMEOUT_MS = 10_000;
const FIRST_RETRY_MS = 1_000;
/** Longest delay while the target cannot be reached: later letters to the same target wait for this one. */
const UNREACHED_RETRY_MS = 15_000;
/** Longest delay while the target has a defect, which only a new release mends. */
const DEFECT_RETRY_MS = 3_600_000;

/**
 * Delivers the letters of the outbox (architecture §2, effects): effects of matters on other matters, and commands that
 * a person gave in advance, one for each row of an import. Letters to one target arrive in order, and a letter is done
 * only on success. One that arrives twice is answered from the command table. A refused effect is parked for a person.
 */
@Injectable()
export class OutboxService extends PeriodicService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(MATTER_SENDER) private readonly matters: MatterSender,
  ) {
    super(EVERY_MS);
  }

  protected async runOnce(): Promise<boolean> {
    const letters = await takeLetters(this.database, BATCH);
    await Promise.all(letters.map((letter) => this.deliver(letter)));
    return letters.length > 0;
  }

  /** Delivers one letter. Any error means that the outcome is unknown, so that the same letter is sent again. */
  private async deliver(letter: DueLetter): Promise<void> {
    const { id, process, target } = letter;
    try {
      const message = letterMessage.parse(letter.message);
      const { answer } = await this.matters.send(process, target, message, SEND_TIMEOUT_MS);
      if (!answer) return await this.tryAgain(letter, DEFECT_RETRY_MS, 'the target has a defect');
      if (answer.ok) return await settleLetter(this.database, id, 'DONE', null);
      if (message.kind === 'act') return await settleLetter(this.database, id, 'REFUSED', answer);
      await settleLetter(this.database, id, 'PARKED', answer);
      lettersParked.inc();
      this.log.error({ msg: 'an effect was refused and is parked', letter: id, process, target, ...answer.refusal });
    } catch (error) {
      await this.tryAgain(letter, UNREACHED_RETRY_MS, error);
    }
  }

  private async tryAgain({ id, process, target, tries }: DueLetter, atMostMs: number, why: unknown): Promise<void> {
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** Math.min(tries - 1, 20), atMostMs);
    this.log.warn({ msg: 'a letter is sent again', letter: id, process, target, tries, delayMs, err: why });
    await retryLetter(this.database, id, delayMs);
  }
}
