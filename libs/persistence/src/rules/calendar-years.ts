import type { DataSource } from 'typeorm';
import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import { CALENDAR_YEAR, localDate, yearOf } from '#libs/domain';
import { readCounting } from './counting-rules.js';
import { readPlatformTime } from '../platform/platform.js';
import { firstOf, rows, type Tx } from '../connection/sql.js';
import { withTransaction } from '../connection/transaction.js';

/** UUID namespace of the matters of years and of the messages to them. */
const YEARS = uuidv5('zhengshu:calendar-year', uuidv5.URL);

/** A message that the matter of a year has yet to receive. */
export interface YearReaction {
  readonly matterId: string;
  readonly id: string;
  readonly reaction: 'await' | 'loaded';
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Answers the messages due to the matters of this year and the next: `await` for a year without a holiday notice,
 * `loaded` for an awaited year whose notice has arrived. There are none without a national authority, since its
 * administrators load the notices.
 */
export function openCalendarYears(dataSource: DataSource): Promise<readonly YearReaction[]> {
  return withTransaction(dataSource, 'REPEATABLE READ', async (tx) => {
    const responsible = await nationalAuthority(tx);
    if (!responsible) return [];
    const { now } = await readPlatformTime(tx);
    const { inForce } = (await readCounting(tx)).calendars;
    const states = await statesOfYears(tx);
    const thisYear = yearOf(localDate(now));
    return [thisYear, thisYear + 1].flatMap((year): YearReaction[] => {
      const matterId = uuidv5(String(year), YEARS);
      const told = (reaction: YearReaction['reaction'], payload: YearReaction['payload']): YearReaction[] => [
        { matterId, id: uuidv5(JSON.stringify([year, reaction, payload]), YEARS), reaction, payload },
      ];
      const state = states.get(matterId);
      if (inForce.isProvisional(`${year}-01-01`)) return state ? [] : told('await', { year, responsible });
      return state === 'AWAITED' ? told('loaded', { calendarVersion: inForce.version }) : [];
    });
  });
}

async function nationalAuthority(tx: Tx): Promise<string | null> {
  const found = await firstOf(
    tx,
    z.object({ id: z.string() }),
    `SELECT d.id FROM department d JOIN division v ON v.code = d.division_code
     WHERE d.kind = 'AUTHORITY' AND v.level = 'NATIONAL' ORDER BY d.id`,
    [],
  );
  return found?.id ?? null;
}

async function statesOfYears(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const row = z.object({ id: z.string(), state: z.string() });
  const found = await rows(tx, row, `SELECT id, state FROM matter WHERE process = $1`, [CALENDAR_YEAR]);
  return new Map(found.map(({ id, state }) => [id, state]));
}
