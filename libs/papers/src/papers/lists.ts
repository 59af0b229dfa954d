import { z } from 'zod';
import { dateTitle, LIMIT_TITLES } from '#libs/domain';
import type { LateClock, ListMaterial, Told } from '../material.js';
import { clauseTitle } from './clock-explanation.js';

const lateTable = {
  /** Number of all that are late; `late` has the earliest. */
  count: z.int(),
  late: z.array(z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()])),
};

/** 逾期清单: one row a clock that is overdue, the longest first. */
export const overdueBody = z.strictObject({
  department: z.string().nullable(),
  ...lateTable,
});

export const overduePaper = ({ department, ...material }: ListMaterial): Told<z.output<typeof overdueBody>> => ({
  title: '政务数据共享逾期清单',
  actAt: null,
  body: { department, ...lateTableOf(material) },
});

/** 部门通报: how one department kept its limits, and what is late now. */
export const bulletinBody = z.strictObject({
  department: z.string(),
  period: z.string(),
  clocks: z.array(z.array(z.string()).length(6)),
  provisional: z.int(),
  judged: z.array(z.tuple([z.string(), z.string()])),
  ...lateTable,
});

export function bulletinPaper({
  department,
  from,
  to,
  figures,
  ...material
}: ListMaterial): Told<z.output<typeof bulletinBody>> {
  const { clocks, judged } = figures;
  const share = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(1)}%`);
  return {
    title: `关于${department ?? ''}期限遵守情况的通报`,
    actAt: null,
    body: {
      department: department ?? '',
      period: periodTitle(from, to),
      clocks: clocks.map((one) => [
        limitTitle(one),
        String(one.ended),
        String(one.metInTime),
        String(one.metLate),
        String(one.overdueNow + one.cancelledOverdue),
        share(one.onTimeRate),
      ]),
      provisional: clocks.reduce((sum, one) => sum + one.provisional, 0),
      judged: [
        ['待认定', String(judged.open)],
        ['待复核', String(judged.needsReview)],
        ['已提出异议', String(judged.contested)],
        ['认定违规', String(judged.breach)],
        ['有正当理由', String(judged.justified)],
        ['不认定为违规', String(judged.dismissed)],
        ['已撤回', String(judged.withdrawn)],
      ],
      ...lateTableOf(material),
    },
  };
}

/** A limit with its clause, by which replies on unconditional and on conditional data are told apart. */
const limitTitle = ({ clause, limit }: ListMaterial['figures']['clocks'][number]): string =>
  `${clauseTitle(clause ?? '')}${limit === null ? '' : `（${LIMIT_TITLES[limit]}）`}`;

const lateTableOf = ({ late, lateTotal }: Pick<ListMaterial, 'late' | 'lateTotal'>) => ({
  count: lateTotal,
  late: late.map(rowOf),
});

const rowOf = ({ department, number, subject, clock, clause, lastDay, overdueWorkingDays, held }: LateClock): Row => [
  department,
  `${number ?? ''}\n${subject}`.trim(),
  `${clock}\n${clauseTitle(clause)}`,
  `${dateTitle(lastDay)}\n逾期${String(overdueWorkingDays)}个工作日`,
  heldText(held),
];
type Row = z.output<(typeof lateTable)['late']>[number];

/** Who held a limit for how many working days, one department a line, and who holds it now. */
const heldText = (held: LateClock['held']): string =>
  [
    ...held.map(
      ({ by, days, lateDays }) => `${by}${String(days)}日${lateDays > 0 ? `，逾期${String(lateDays)}日` : ''}`,
    ),
    ...held.slice(-1).map(({ by }) => `现由${by}办理`),
  ].join('\n');

function periodTitle(from: string | null, to: string | null): string {
  if (from === null && to === null) return '全部期间';
  const begin = from === null ? '此前' : dateTitle(from);
  return `期限最后一日在${begin}至${to === null ? '今' : dateTitle(to)}之间`;
}
