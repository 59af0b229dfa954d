import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MATTER_SENDER, type MatterSender } from '#libs/contracts';
import { CALENDAR_YEAR } from '#libs/domain';
import { openCalendarYears } from '#libs/persistence';
import { Rounds } from '../periodic.service.js';

const EVERY_MS = 10_000;
const SEND_TIMEOUT_MS = 10_000;

/**
 * Sees to it that a year without a notice is waited for, and that the waiting ends when a calendar with its notice comes
 * into force. What is told twice is answered from the command table.
 */
@Injectable()
export class CalendarWatch extends Rounds {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(MATTER_SENDER) private readonly matters: MatterSender,
  ) {
    super(EVERY_MS);
  }

  protected async goRound(): Promise<boolean> {
    for (const { matterId, ...reaction } of await openCalendarYears(this.database)) {
      const message = { kind: 'reaction', ...reaction } as const;
      await this.matters.send(CALENDAR_YEAR, matterId, message, SEND_TIMEOUT_MS);
    }
    return false;
  }
}
