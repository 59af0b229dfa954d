import { CHINA_CALENDAR, type Calendar, type LocalDate } from '#libs/domain';
import type { Bench } from '../harness/bench.js';
import { inRounds, ratio, spread } from '../harness/rounds.js';

const LIMIT = 20;
const DAY_MS = 86_400_000;

/** Starting days of two years that have notices. */
const STARTS: readonly LocalDate[] = Array.from({ length: 600 }, (_, n) =>
  new Date(Date.UTC(2025, 0, 1) + n * DAY_MS).toISOString().slice(0, 10),
);

const WAYS = {
  ours: (calendar: Calendar, from: LocalDate, days: number): LocalDate => calendar.addWorkdays(from, days),
  loop(calendar: Calendar, from: LocalDate, days: number): LocalDate {
    let date = from;
    for (let left = days; left > 0;) {
      date = new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);
      if (calendar.isWorkday(date)) left -= 1;
    }
    return date;
  },
};

/** B11: working days added by the calendar, against a loop over the days of the same calendar; both must agree. */
export async function arithmetic(bench: Bench): Promise<void> {
  for (const from of STARTS)
    for (let days = 1; days <= 60; days++)
      if (WAYS.ours(CHINA_CALENDAR, from, days) !== WAYS.loop(CHINA_CALENDAR, from, days))
        throw new Error(`${days} working days from ${from} differ`);
  const rates = await inRounds(bench.options.rounds, ['loop', 'ours'] as const, (name, round) => {
    const began = performance.now();
    let done = 0;
    for (; performance.now() - began < 1_000; done += STARTS.length)
      for (const from of STARTS) WAYS[name](CHINA_CALENDAR, from, LIMIT);
    const perSecond = done / ((performance.now() - began) / 1000);
    bench.record({ round, name, perSecond });
    return Promise.resolve(perSecond);
  });
  for (const [name, values] of rates)
    bench.figure({ measure: `${LIMIT} working days added, ${name}`, unit: '/s', ...spread(values) });
  const measured = ratio(rates.get('ours'), rates.get('loop'));
  bench.figure({ measure: 'working days against a loop', unit: '×', ...measured });
}
