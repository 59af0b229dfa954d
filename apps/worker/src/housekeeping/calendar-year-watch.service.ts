import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MATTER_SENDER, type MatterSender } from '#libs/contracts';
import { CALENDAR_YEAR } from '#libs/domain';
import { openCalendarYears } from '#libs/persistence';
import { PeriodicService } from '../periodic.service.js';

const EVERY_MS = 10_000;
const SEND_TIMEOUT_MS = 10_000;

/**
 * Begins a matter `calendar-year` for each year whose holiday notice is missing, and tells it when a calendar with the
 * notice comes into force. A reaction that is sent twice is answered from the command table.
 */
@Injectable()
export class CalendarYearWatchService extends PeriodicService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(MATTER_SENDER) private readonly matters: MatterSender,
  ) {
    super(EVERY_MS);
  }

  protected async runOnce(): Promise<boolean> {
    for (const { matterId, ...reaction } of await openCalendarYears(this.database)) {
      const message = { kind: 'reaction', ...reaction } as const;
      await this.matters.send(CALENDAR_YEAR, matterId, message, SEND_TIMEOUT_MS);
    }
    return false;
  }
}
