import { describe, expect, it } from '@jest/globals';
import { atLocal, type Instant } from '../calendar/time.js';
import { createOrganisation } from '../organisation/create-organisation.js';
import { departments, divisions } from '../organisation/organisation.fixture.js';
import { momentOf } from '../deadline/query.js';
import { VECTORS, type Vector } from '../deadline/vectors.fixture.js';
import type { PolicyOptions } from '../policy/policy.js';
import type { Clock } from '../clock/clock.js';
import { countingOf, calendarsOf, policiesOf } from '../clock/counting.fixture.js';
import { explainClock } from './explain.js';
import { proveReceipt } from '../clock/prove.js';
import {
  cancelClock,
  extendClock,
  handOverClock,
  markSent,
  meetClock,
  pauseClock,
  reviveClock,
  resumeClock,
  startClock,
} from '../clock/operations.js';

const organisation = createOrganisation(divisions, departments);
const worldOf = (options: Partial<PolicyOptions> = {}) => ({
  ...countingOf(calendarsOf(), policiesOf(options)),
  organisation,
});

const spec = {
  ...({ id: 'reply', kind: 'STATUTORY', clause: '21(1)', breachClause: '39(4)' } as const),
  responsible: 'city.housing',
  otherParty: 'county.farming',
};

/** Returns the clock of a worked example, moved by the acts of its query except the refused ones. */
function clockOf({ query, refused = [] }: Vector, options: Partial<PolicyOptions> = {}): Clock {
  const world = worldOf(options);
  const triggeredAt = momentOf(query.triggeredAt);
  const limit = query.shareAttribute === 'UNCONDITIONAL' ? 1 : 10;
  const begun = startClock({ ...spec, limit, triggeredAt }, triggeredAt, world);
  const supplemented = (query.supplements ?? []).reduce((clock, { noticeAt, receivedAt }) => {
    const paused = pauseClock(clock, momentOf(noticeAt), world);
    return resumeClock(paused, momentOf(receivedAt), world);
  }, begun);
  return (refused.length > 0 ? [] : (query.extensions ?? [])).reduce((clock, { days, decidedAt, requestedAt }) => {
    const at = momentOf(decidedAt ?? requestedAt ?? query.triggeredAt);
    return extendClock(clock, { days, requestedAt: at, decidedAt: at }, at, world);
  }, supplemented);
}

const vector = (id: string): Vector => {
  const found = VECTORS.find((one) => one.id === id);
  if (!found) throw new Error(`there is no example ${id}`);
  return found;
};
const explain = (clock: Clock, now: Instant, options: Partial<PolicyOptions> = {}) =>
  explainClock(clock, { title: '答复期限', since: now, events: [] }, worldOf(options), now);
const explained = (id: string, now: Instant, options: Partial<PolicyOptions> = {}) =>
  explain(clockOf(vector(id), options), now, options);

describe('the days of the worked examples', () => {
  it.each(VECTORS)('$id $title', (example) => {
    const clock = clockOf(example);
    const { days, day0 } = explain(clock, clock.startedAt);
    const counted = days.filter((day) => day.counted);
    expect(clock.lastDay).toBe(example.lastDay);
    expect(counted.at(-1)?.date).toBe(example.lastDay);
    expect(days.at(-1)?.date).toBe(example.lastDay);
    expect(day0.date).toBe(clock.day0);
    expect(counted.every(({ part }) => part !== null)).toBe(true);
    for (const part of ['LIMIT', 'EXTENSION'] as const) {
      const length = counted.filter((day) => day.part === part).length;
      const granted = clock.extensions.reduce((sum, one) => sum + one.days, 0);
      expect(length).toBe(part === 'LIMIT' ? clock.limit : granted);
    }
  });

  it.each([
    ['E05', '09-26 09-28 09-29 09-30 10-09 10-10 10-11 10-13 10-14 10-15'],
    ['E12', '02-03 02-04 02-05 02-06 02-09 02-10 02-11 02-12 02-13 02-14'],
    ['E17', '04-02 04-03 04-14 04-15 04-16 04-17 04-20 04-21 04-22 04-23'],
    ['E18', '04-29 05-06'],
  ])('%s counts %s', (id, dates) => {
    const counted = explained(id, atLocal('2026-01-01')).days.filter((day) => day.counted);
    expect(counted.map(({ date }) => date.slice(5)).join(' ')).toBe(dates);
  });

  it('describes each day, with the notice that sets it', () => {
    const { days } = explained('E05', atLocal('2025-09-26'));
    const kinds = (kind: string) => days.filter((day) => day.kind === kind).map(({ date }) => date.slice(5));
    expect(kinds('MAKEUP_WORKDAY')).toEqual(['09-28', '10-11']);
    expect(kinds('WEEKEND')).toEqual(['09-27', '10-12']);
    expect(kinds('HOLIDAY')).toHaveLength(8);
    expect(days.find(({ date }) => date === '2025-10-01')).toMatchObject({
      counted: false,
      part: null,
      paused: false,
      kind: 'HOLIDAY',
      name: '国庆节、中秋节',
      source: '国办发明电〔2024〕12号',
    });
  });

  it('marks the days of an extension', () => {
    const { days } = explained('E11', atLocal('2026-02-06'));
    const extension = days.filter(({ part }) => part === 'EXTENSION').map(({ date }) => date.slice(5));
    expect(extension.join(' ')).toBe('02-10 02-11 02-12 02-13 02-14 02-24 02-25 02-26 02-27 02-28');
  });

  it('marks the paused days, and the day that was left at the resumption', () => {
    const { days } = explained('E18', atLocal('2026-05-04'));
    expect(days.filter(({ paused }) => paused).map(({ date }) => date.slice(5))).toEqual([
      '04-30',
      '05-01',
      '05-02',
      '05-03',
    ]);
    expect(days.at(-1)).toMatchObject({ date: '2026-05-06', part: 'AFTER_SUPPLEMENT' });
  });

  it('puts the day left after a supplement before or after an extension, in the order of the two acts', () => {
    const world = worldOf();
    const extended = (clock: Clock, at: Instant) =>
      extendClock(clock, { days: 1, requestedAt: at, decidedAt: at }, at, world);
    const begun = clockOf({ ...vector('E18'), query: { ...vector('E18').query, supplements: [] } });
    const first = extended(begun, atLocal('2026-04-28', 12));
    const supplemented = resumeClock(
      pauseClock(first, atLocal('2026-04-30', 9), world),
      atLocal('2026-05-06', 9),
      world,
    );
    const parts = (clock: Clock) => explain(clock, clock.startedAt).days.flatMap(({ part }) => part ?? []);
    expect(parts(supplemented)).toEqual(['LIMIT', 'EXTENSION', 'AFTER_SUPPLEMENT']);
    expect(parts(extended(clockOf(vector('E18')), atLocal('2026-05-04')))).toEqual([
      'LIMIT',
      'AFTER_SUPPLEMENT',
      'EXTENSION',
    ]);
  });
});

describe('day 0', () => {
  it.each([
    ['E01', {}, '2025-08-04', '2025年8月4日（星期一）收到政务数据共享申请，起算当日不计入期限，自次日起按工作日计算'],
    ['E01', { 'Q-01': 'INCLUDE' }, '2025-08-04', '2025年8月4日（星期一）收到政务数据共享申请，起算当日计入期限'],
    [
      'E09',
      {},
      '2025-11-08',
      '2025年11月8日（星期六）收到政务数据共享申请，当日为休息日（周末），仍以当日为起算之日，起算当日不计入期限，自次日起按工作日计算',
    ],
    [
      'E09',
      { 'Q-02': 'NEXT_WORKING_DAY' },
      '2025-11-10',
      '2025年11月8日（星期六）收到政务数据共享申请，当日为休息日（周末），以下一个工作日2025年11月10日为起算之日，起算当日不计入期限，自次日起按工作日计算',
    ],
    [
      'E08',
      { 'Q-03': 'NEXT_WORKING_DAY' },
      '2025-11-04',
      '2025年11月3日（星期一）收到政务数据共享申请，已在下班之后，以下一个工作日2025年11月4日为起算之日，起算当日不计入期限，自次日起按工作日计算',
    ],
    [
      'E17',
      { 'Q-10': 'RESTART' },
      '2026-04-13',
      '2026年4月13日（星期一）收到补充材料，期限重新计算，起算当日不计入期限，自次日起按工作日计算',
    ],
    [
      'E09',
      { 'Q-01': 'INCLUDE' },
      '2025-11-08',
      '2025年11月8日（星期六）收到政务数据共享申请，当日为休息日（周末），仍以当日为起算之日，起算当日不是工作日，自其后第一个工作日起计算',
    ],
  ] as [string, Partial<PolicyOptions>, string, string][])('of %s under %j', (id, options, date, why) => {
    expect(explained(id, atLocal('2026-05-04'), options).day0).toMatchObject({ date, why });
  });

  it.each([
    ['17(2)', '发生调整、变化'],
    ['17(3)', '收到更新后的政务数据目录'],
    ['21(1)', '收到政务数据共享申请'],
    ['22(1)', '作出同意共享的答复'],
    ['26(2)', '收到校核申请'],
  ])('names the act of %s', (clause, act) => {
    const clock = { ...clockOf(vector('E01')), clause };
    expect(explain(clock, clock.startedAt).day0.act).toBe(act);
  });
});

describe('the next rung', () => {
  it('gives its instant, text and recipients', () => {
    const clock = markSent(clockOf(vector('E01')), 'L0');
    expect(explain(clock, atLocal('2025-08-05', 9)).next).toEqual({
      rung: 'L1',
      at: atLocal('2025-08-12', 9),
      text: '答复期限已过半，请抓紧办理。',
      to: [{ departmentId: 'city.housing', role: 'WB_HANDLER' }],
    });
  });

  it('is null when the clock is no longer open', () => {
    const met = meetClock(clockOf(vector('E01')), atLocal('2025-08-06', 9));
    expect(explain(met, atLocal('2025-08-07', 9)).next).toBeNull();
  });
});

const BASIS = '依据《政务数据共享条例》第二十一条第一款，city.housing的答复期限为';
const FIRST_OUT = '起算当日不计入期限，自次日起按工作日计算。';
const tail = (paragraph: string): string => paragraph.replace(/(届时仍未办结的，)?平台.*$/u, '');

describe('the paragraph', () => {
  it.each([
    [
      'E03',
      atLocal('2025-10-09', 10),
      `${BASIS}1个工作日。2025年9月30日（星期二）收到政务数据共享申请，${FIRST_OUT}其间2025年10月1日至2025年10月8日国庆节、中秋节放假，不计入（国办发明电〔2024〕12号）；其他周末不计入。期限于2025年10月9日（星期四）24时届满，截至2025年10月9日已用1个工作日，剩余0个工作日。`,
    ],
    [
      'E04',
      atLocal('2025-09-26', 12),
      `${BASIS}1个工作日。2025年9月26日（星期五）收到政务数据共享申请，${FIRST_OUT}其间2025年9月28日（星期日）调休上班，计入（国办发明电〔2024〕12号）；其他周末不计入。期限于2025年9月28日（星期日）24时届满，截至2025年9月26日已用0个工作日，剩余1个工作日。`,
    ],
    [
      'E10',
      atLocal('2026-01-07', 10),
      `${BASIS}10个工作日。2025年12月22日（星期一）收到政务数据共享申请，${FIRST_OUT}其间2026年1月1日至2026年1月3日元旦放假，不计入；2026年1月4日（星期日）调休上班，计入（国务院办公厅2025年11月4日通知）；其他周末不计入。2026年1月5日同意延长10个工作日，自原届满之日的次日起计算。延长的期限为2026年1月7日至2026年1月20日。期限于2026年1月20日（星期二）24时届满，截至2026年1月7日已用11个工作日，剩余9个工作日。`,
    ],
    [
      'E16',
      atLocal('2026-03-17', 10),
      `${BASIS}10个工作日。2026年3月2日（星期一）收到政务数据共享申请，${FIRST_OUT}周末不计入。期限已于2026年3月16日（星期一）24时届满，尚未办结，已经逾期。`,
    ],
    [
      'E17',
      atLocal('2026-04-13', 10),
      `${BASIS}10个工作日。2026年4月1日（星期三）收到政务数据共享申请，${FIRST_OUT}周末不计入。2026年4月3日告知需要补充材料，2026年4月13日收到补充材料，补正期间不计入期限。期限于2026年4月23日（星期四）24时届满，截至2026年4月13日已用2个工作日，剩余8个工作日。`,
    ],
    [
      'E18',
      atLocal('2026-05-06', 10),
      `${BASIS}1个工作日。2026年4月28日（星期二）收到政务数据共享申请，${FIRST_OUT}其间2026年5月4日至2026年5月5日劳动节放假，不计入（国务院办公厅2025年11月4日通知）；其他周末不计入。2026年4月29日告知需要补充材料，2026年5月3日收到补充材料，补正期间不计入期限，恢复计算后至少留有1个工作日。期限于2026年5月6日（星期三）24时届满，截至2026年5月6日已用2个工作日，剩余0个工作日。`,
    ],
    [
      'E33',
      atLocal('2026-12-31', 10),
      `${BASIS}10个工作日。2026年12月21日（星期一）收到政务数据共享申请，${FIRST_OUT}其间2027年1月1日元旦放假，不计入；其他周末不计入。期限于2027年1月5日（星期二）24时届满，截至2026年12月31日已用8个工作日，剩余2个工作日。2027年的放假通知尚未公布，届满之日为暂定，公布后重新计算。`,
    ],
  ])('%s', (id, now, text) => {
    expect(tail(explained(id, now).paragraph)).toBe(text);
  });

  it('ends with the next reminder and its recipients', () => {
    const clock = (['L0', 'L1', 'L2'] as const).reduce(markSent, clockOf(vector('E01')));
    const told = explain(clock, atLocal('2025-08-15', 10)).paragraph;
    expect(told.slice(told.indexOf('届时'))).toBe(
      '届时仍未办结的，平台将于2025年8月18日9时提醒city.housing政务数据共享工作机构负责人、部门负责人：答复期限今天届满。',
    );
  });

  it('ends with the outcome of the clock', () => {
    const clock = clockOf(vector('E01'));
    const ends = (ended: Clock) => explain(ended, atLocal('2025-09-01')).paragraph.split('。').at(-2);
    expect(ends(meetClock(clock, atLocal('2025-08-06', 9)))).toBe(
      '期限于2025年8月18日（星期一）24时届满，已于2025年8月6日9时办结，用时2个工作日，未逾期',
    );
    expect(ends(meetClock(clock, atLocal('2025-08-19', 9, 5)))).toBe(
      '期限于2025年8月18日（星期一）24时届满，已于2025年8月19日9时5分办结，办结时已经逾期',
    );
    expect(ends(cancelClock(clock))).toBe('期限原于2025年8月18日（星期一）24时届满，该事项已不需要办理，期限不再计算');
    expect(ends(pauseClock(clock, atLocal('2025-08-06', 9), worldOf()))).toBe(
      '期限现停止计算，已用2个工作日，收到补充材料后继续计算，剩余8个工作日',
    );
  });

  it('states the proven instant beside the recorded one', () => {
    const clock = clockOf(vector('E01'));
    const at = atLocal('2025-08-01', 16);
    const proof = { of: 'START', at, recorded: clock.triggeredAt, countedAt: at, confirmed: true } as const;
    const { paragraph, days } = explain(proveReceipt(clock, proof, worldOf()), atLocal('2025-08-05'));
    expect(paragraph).toContain(
      '2025年8月1日（星期五）收到政务数据共享申请，起算当日不计入期限，自次日起按工作日计算。起算所依据的行为在平台记录为2025年8月4日10时，经主管部门确认实为2025年8月1日16时。',
    );
    expect(days.at(-1)?.date).toBe('2025-08-15');
  });

  it('tells which department answered for which days of a limit that was handed over', () => {
    const clock = clockOf(vector('E01'));
    const nameOf = (id: string) => organisation.department(id).name;
    const [from, to] = [nameOf('city.housing'), nameOf('nation.police')];
    const handed = (at: Instant) =>
      explain(handOverClock(clock, 'nation.police', at), atLocal('2025-08-25', 9)).paragraph;
    const told = (at: string) => `${at}由${from}移交${to}，此前的期间由${from}负责，此后由${to}负责，届满之日不变。`;
    expect(handed(atLocal('2025-08-06', 9))).toContain(told('2025年8月6日9时'));
    expect(handed(atLocal('2025-08-06', 9))).not.toContain('逾期仍由');
    expect(handed(atLocal('2025-08-20', 9))).toContain(
      `${told('2025年8月20日9时')}移交时期限已经届满，逾期仍由${from}负责。`,
    );
    expect(explain(clock, atLocal('2025-08-06')).paragraph).not.toContain('移交');
  });

  it('gives the stored date of an ended limit that an earlier release counted from a receipt that the law does not know', () => {
    const options = { 'Q-02': 'NEXT_WORKING_DAY' } as const;
    const at = atLocal('2026-03-07', 10);
    const world = worldOf(options);
    const stored = startClock({ ...spec, clause: '21(1)', limit: 20, triggeredAt: at }, at, world);
    const delivery = meetClock({ ...stored, id: 'delivery', clause: '22(1)' }, atLocal('2026-03-20', 9));
    const { paragraph, days, day0 } = explain(delivery, atLocal('2026-03-23'), options);
    expect([day0.date, days.at(-1)?.date]).toEqual([stored.day0, stored.lastDay]);
    expect(paragraph).toContain('以下一个工作日2026年3月9日为起算之日');
  });

  it('leaves out the days on which the act lay with another side, of the limit and of a lateness', () => {
    const clock = clockOf(vector('E16'));
    const back = atLocal('2026-03-20', 9);
    const rested = (done: Instant) =>
      explain(reviveClock(meetClock(clock, done), 'REST', back, worldOf()), back).paragraph;
    expect(rested(atLocal('2026-03-10', 9))).toContain('2026年3月10日办理，2026年3月20日须重新办理，其间不计入期限。');
    expect(rested(atLocal('2026-03-17', 9))).toContain('2026年3月20日须重新办理，其间不计入逾期，原届满之日不变。');
  });

  it('says that a target is not a limit of the law', () => {
    const target = { ...clockOf(vector('E01')), kind: 'SOFT' as const, clause: '16(1)' };
    const { paragraph } = explain(target, atLocal('2025-08-05'));
    expect(paragraph).toContain('是平台设定的工作目标，不是法律规定的期限。2025年8月4日（星期一）起算，');
    expect(paragraph).not.toContain('条例');
  });

  it('contains no id, code or version', () => {
    const { paragraph } = explained('E10', atLocal('2026-01-07', 10));
    const words = paragraph.replaceAll('city.housing', '');
    expect(words).not.toMatch(/[A-Za-z]/);
  });
});
