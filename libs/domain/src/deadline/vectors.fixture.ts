import type { DeadlineQuery } from './query.js';

/** A worked example: a query, its last day, and its last day under other readings. */
export interface Vector {
  readonly id: string;
  readonly title: string;
  readonly query: DeadlineQuery;
  readonly lastDay: string;
  readonly provisional?: true;
  /** Codes of the expected refusals. */
  readonly refused?: readonly string[];
  readonly alternatives?: readonly {
    readonly policy: NonNullable<DeadlineQuery['policy']>;
    readonly lastDay: string;
    readonly refused?: readonly string[];
  }[];
}

type Acts = Pick<DeadlineQuery, 'extensions' | 'supplements'>;

const conditional = (triggeredAt: string, acts: Acts = {}): DeadlineQuery => ({
  clause: '21(1)',
  shareAttribute: 'CONDITIONAL',
  triggeredAt,
  ...acts,
});
const unconditional = (triggeredAt: string, acts: Acts = {}): DeadlineQuery => ({
  clause: '21(1)',
  shareAttribute: 'UNCONDITIONAL',
  triggeredAt,
  ...acts,
});

/** The worked examples of regulation.md §3.4. */
export const VECTORS: readonly Vector[] = [
  {
    id: 'E01',
    title: 'ten days without a holiday',
    query: conditional('2025-08-04T10:00+08:00'),
    lastDay: '2025-08-18',
    alternatives: [{ policy: { 'Q-01': 'INCLUDE' }, lastDay: '2025-08-15' }],
  },
  {
    id: 'E02',
    title: 'one day, received on a Friday',
    query: unconditional('2025-08-01T09:30+08:00'),
    lastDay: '2025-08-04',
    alternatives: [{ policy: { 'Q-01': 'INCLUDE' }, lastDay: '2025-08-01' }],
  },
  {
    id: 'E03',
    title: 'one day, received on the eve of National Day',
    query: unconditional('2025-09-30T16:00+08:00'),
    lastDay: '2025-10-09',
  },
  {
    id: 'E04',
    title: 'one day, on a make-up Sunday',
    query: unconditional('2025-09-26T11:00+08:00'),
    lastDay: '2025-09-28',
  },
  {
    id: 'E05',
    title: 'ten days across two make-up days and a Golden Week',
    query: conditional('2025-09-25T15:00+08:00'),
    lastDay: '2025-10-15',
  },
  {
    id: 'E06',
    title: 'ten days, received in a holiday',
    query: conditional('2025-10-04T20:11+08:00'),
    lastDay: '2025-10-21',
    alternatives: [{ policy: { 'Q-02': 'NEXT_WORKING_DAY' }, lastDay: '2025-10-22' }],
  },
  {
    id: 'E07',
    title: 'ten days, received on a make-up Saturday',
    query: conditional('2025-10-11T09:00+08:00'),
    lastDay: '2025-10-24',
    alternatives: [{ policy: { 'Q-02': 'NEXT_WORKING_DAY' }, lastDay: '2025-10-24' }],
  },
  {
    id: 'E08',
    title: 'ten days, received in the evening',
    query: conditional('2025-11-03T21:47+08:00'),
    lastDay: '2025-11-17',
    alternatives: [{ policy: { 'Q-03': 'NEXT_WORKING_DAY' }, lastDay: '2025-11-18' }],
  },
  {
    id: 'E09',
    title: 'ten days, received on a Saturday',
    query: conditional('2025-11-08T10:00+08:00'),
    lastDay: '2025-11-21',
    alternatives: [{ policy: { 'Q-02': 'NEXT_WORKING_DAY' }, lastDay: '2025-11-24' }],
  },
  {
    id: 'E10',
    title: 'an extension runs from the due date, not from the grant',
    query: conditional('2025-12-22', { extensions: [{ days: 10, decidedAt: '2026-01-05' }] }),
    lastDay: '2026-01-20',
  },
  {
    id: 'E11',
    title: 'a full extension across Spring Festival',
    query: conditional('2026-01-26', { extensions: [{ days: 10, decidedAt: '2026-02-06' }] }),
    lastDay: '2026-02-28',
  },
  {
    id: 'E12',
    title: 'the last day is a make-up Saturday',
    query: conditional('2026-02-02'),
    lastDay: '2026-02-14',
  },
  {
    id: 'E13',
    title: 'one day, which is a make-up Saturday',
    query: unconditional('2026-02-13T17:00+08:00'),
    lastDay: '2026-02-14',
  },
  {
    id: 'E14',
    title: 'one day, received in Spring Festival',
    query: unconditional('2026-02-18T08:00+08:00'),
    lastDay: '2026-02-24',
    alternatives: [{ policy: { 'Q-02': 'NEXT_WORKING_DAY' }, lastDay: '2026-02-25' }],
  },
  {
    id: 'E15',
    title: 'an extension asked for in time and granted late',
    query: conditional('2026-03-02', {
      extensions: [{ days: 5, requestedAt: '2026-03-13', decidedAt: '2026-03-18' }],
    }),
    lastDay: '2026-03-23',
    alternatives: [
      { policy: { 'Q-06': 'STRICT' }, lastDay: '2026-03-16', refused: ['EXTENSION_DECIDED_LATE'] },
      { policy: { 'Q-06': 'LATE_GRANT' }, lastDay: '2026-03-23' },
    ],
  },
  {
    id: 'E16',
    title: 'an extension asked for too late',
    query: conditional('2026-03-02', { extensions: [{ days: 5, requestedAt: '2026-03-17' }] }),
    lastDay: '2026-03-16',
    refused: ['EXTENSION_AFTER_DUE'],
  },
  {
    id: 'E17',
    title: 'a supplement with Qingming in between',
    query: conditional('2026-04-01', { supplements: [{ noticeAt: '2026-04-03', receivedAt: '2026-04-13' }] }),
    lastDay: '2026-04-23',
    alternatives: [
      { policy: { 'Q-10': 'RESTART' }, lastDay: '2026-04-27' },
      { policy: { 'Q-10': 'CONTINUE' }, lastDay: '2026-04-16' },
    ],
  },
  {
    id: 'E18',
    title: 'a supplement on the only day leaves one more',
    query: unconditional('2026-04-28', { supplements: [{ noticeAt: '2026-04-29', receivedAt: '2026-05-03' }] }),
    lastDay: '2026-05-06',
    alternatives: [{ policy: { 'Q-02': 'NEXT_WORKING_DAY' }, lastDay: '2026-05-07' }],
  },
  {
    id: 'E33',
    title: 'into a year without a notice',
    query: conditional('2026-12-21'),
    lastDay: '2027-01-05',
    provisional: true,
  },
];
