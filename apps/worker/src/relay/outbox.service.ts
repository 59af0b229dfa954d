import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MATTER_SENDER, type MatterSender } from '#libs/contracts';
import { retryLetter, settleLetter, takeLetters, type DueLetter } from '#libs/persistence';
import { lettersParked } from '../metrics.js';
import { Rounds } from '../periodic.service.js';
import { letterMessage } from './letter-message.js';

const EVERY_MS = 250;
const BATCH = 20;
const SEND_TIMEOUT_MS = 10_000;
const FIRST_RETRY_MS = 1_000;
/** Whoever cannot be reached is asked again soon: it says nothing about the letter, and others may wait for it. */
const UNREACHED_RETRY_MS = 15_000;
/** A defect stays until somebody mends it. */
const DEFECT_RETRY_MS = 3_600_000;

/**
 * Delivers what matters do to one another (architecture §2): in order for each target, done only on success. A letter
 * that comes twice is answered from the command table; one that nobody foresaw would be refused waits for a person.
 */
@Injectable()
export class Outbox extends Rounds {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(MATTER_SENDER) private readonly matters: MatterSender,
  ) {
    super(EVERY_MS);
  }

  protected async goRound(): Promise<boolean> {
    const letters = await takeLetters(this.database, BATCH);
    await Promise.all(letters.map((letter) => this.deliver(letter)));
    return letters.length > 0;
  }

  /** Any error means that the outcome is unknown: the same letter is sent again. */
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
