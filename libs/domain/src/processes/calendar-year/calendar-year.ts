import { z } from 'zod';
import { atLocal, type LocalDate } from '../../calendar/time.js';
import { meetClock } from '../../clock/operations.js';
import { calendarAt } from '../../clock/counting.js';
import type { Clock } from '../../clock/clock.js';
import { clockOf, startTarget } from '../../matter/clocks.js';
import type { Context } from '../../matter/context.js';
import type { Telling } from '../../matter/definition.js';
import type { Matter } from '../../matter/matter.js';
import { defineProcess } from '../../features/index.js';
import { applied, ignored, reactionsFor } from '../../matter/table.js';
import { CALENDAR_YEAR_EVENTS, type CalendarYearEvent } from './calendar-year.events.js';
import { calendarYearDocuments } from './calendar-year.documents.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

/** A year whose holiday notice (放假通知) is awaited or loaded. */
export interface CalendarYear {
  readonly year: number;
  /** Calendar version with which the notice came into force; null until then. */
  readonly calendarVersion: string | null;
}
type CalendarYearSide = 'responsible';
type CalendarYearMatter = Matter<CalendarYear, CalendarYearSide>;

export const CALENDAR_YEAR = 'calendar-year';
/** Building and running the platform, and so its calendar, is the authority's duty; events stored before name Q-27. */
const CLAUSE = '30(2)';
/** Id of the only clock: the target for loading the notice. */
const LOAD = 'load';

const reaction = reactionsFor<CalendarYear, CalendarYearEvent, CalendarYearSide>();

/** Opens the matter of a year without a notice; administrators are reminded from 1 November of the year before. */
const awaitYear = reaction({
  name: 'await',
  begins: true,
  payload: z.strictObject({ year: z.int(), responsible: z.string() }),
  react: (_, { year, responsible }, context) =>
    applied({
      event: { type: 'calendarYearAwaited', year, parties: { responsible } },
      clocks: [loading(year, responsible, context)],
    }),
});

/** Ends the matter when the notice comes into force with a calendar version. */
const loaded = reaction({
  name: 'loaded',
  begins: false,
  payload: z.strictObject({ calendarVersion: z.string() }),
  react(matter, { calendarVersion }, { at }) {
    if (matter.state !== 'AWAITED') return ignored('该年的放假通知已经载入');
    return applied({
      event: { type: 'calendarYearLoaded', calendarVersion },
      clocks: [meetClock(clockOf(matter, LOAD), at)],
    });
  },
});

/** The target runs from 1 November to the end of the month, so that the authority's head is alerted on 1 December. */
function loading(year: number, responsible: string, context: Context): Clock {
  const month = `${year - 1}-${OUR_NUMBERS.calendarNoticeMonth.value}`;
  const from: LocalDate = `${month}-01`;
  const limit = calendarAt(responsible, context).workdaysBetween(from, `${month}-29`) + 1;
  const target = { id: LOAD, clause: CLAUSE, limit, responsible, desk: 'ADMINISTRATION' } as const;
  return startTarget({ ...target, from: atLocal(from) }, context);
}

/**
 * 年度工作日历: the task to load the notice of a year before it begins (regulation.md §3.2). The matter has no commands: two
 * administrators load, check and activate the notice under `/calendars`.
 */
export const calendarYear = defineProcess<CalendarYear, CalendarYearEvent, CalendarYearSide>()({
  process: CALENDAR_YEAR,
  collection: 'calendar-years',
  title: '年度工作日历',
  clause: CLAUSE,
  version: 1,
  commands: [],
  reactions: [awaitYear, loaded],
  events: CALENDAR_YEAR_EVENTS,
  duties: {},
  begins: ['calendarYearAwaited'],
  endStates: ['LOADED'],
  begin(event) {
    if (event.type !== 'calendarYearAwaited') throw new Error(`no year begins with ${event.type}`);
    return { state: 'AWAITED', parties: event.parties, data: { year: event.year, calendarVersion: null } };
  },
  evolve({ data }, event) {
    if (event.type !== 'calendarYearLoaded') throw new Error(`no year goes on with ${event.type}`);
    return { state: 'LOADED', data: { ...data, calendarVersion: event.calendarVersion } };
  },
  tasks,
  documents: calendarYearDocuments,
  view: ({ data: { year, calendarVersion } }) => ({ year, calendarVersion }),
  links: () => [],
  tell,
  clockTitles: { [LOAD]: '载入放假通知的工作目标' },
  stateTitles: { AWAITED: '待载入', LOADED: '已载入' },
  isOpenToParties: () => true,
  revision: () => 1,
  subject: ({ data: { year } }) => ({ code: '', name: `${year}年放假通知` }),
});

/** The task appears with the first reminder; before it there is no notice to load. */
function tasks({ state, clocks, parties: { responsible } }: CalendarYearMatter) {
  const isTold = clocks.some(({ sent }) => sent.length > 0);
  if (state !== 'AWAITED' || !isTold) return [];
  return [{ command: 'load-notice', departmentId: responsible, roles: ['SYSADMIN'] as const, clockId: LOAD }];
}

function tell(event: CalendarYearEvent): Telling {
  const about = { clause: CLAUSE, audience: 'everyDepartment' } as const;
  switch (event.type) {
    case 'calendarYearAwaited':
      return { sentence: `等待载入${event.year}年放假通知；通知公布前，该年的日期均为暂定。`, ...about };
    case 'calendarYearLoaded':
      return { sentence: `放假通知随工作日历 ${event.calendarVersion} 生效。`, ...about };
  }
}
