import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../access/roles.js';
import { FIT, playTo, VOLUNTARY, WHO, type Play } from './catalog-update.fixture.js';
import type { CatalogUpdateState } from './catalog-update.state.js';

const { handler, lead, head, assessor, reviewer, authorityHead } = WHO;
const T1 = 'update RUNNING 2026-03-16';
const MET = 'update MET 2026-03-16';
const T3_MET = 'review-1 MET 2026-03-09';

type From = Parameters<typeof playTo>[0] | 'PENDING_DISMISSAL' | 'PENDING_EXTENSION' | 'VOLUNTARY';
type Row = readonly [from: From, by: Actor, command: string, to: CatalogUpdateState, clocks: string];

/** Rows of regulation.md §2.2: state before, office, command, state and clocks after. */
const ROWS: readonly Row[] = [
  ['OPEN', handler, 'start-update', 'PREPARING', T1],
  ['OPEN', lead, 'start-update', 'PREPARING', T1],
  ['PREPARING', handler, 'revise-change', 'PREPARING', T1],
  ['PREPARING', lead, 'revise-change', 'PREPARING', T1],
  ['DRAFTED', handler, 'revise-change', 'PREPARING', T1],
  ['DRAFTED', assessor, 'record-assessment', 'PREPARING', T1],
  ['DRAFTED', lead, 'submit-to-head', 'DEPT_HEAD_REVIEW', T1],
  ['DEPT_HEAD_REVIEW', head, 'head-approve', 'SUBMITTED', `${MET}, review-1 RUNNING 2026-03-06`],
  ['DEPT_HEAD_REVIEW', head, 'head-reject', 'PREPARING', T1],
  ['SUBMITTED', reviewer, 'authority-pass', 'PUBLISHED', `${MET}, ${T3_MET}`],
  ['SUBMITTED', reviewer, 'authority-return', 'RETURNED', `${T1}, ${T3_MET}`],
  ['RETURNED', handler, 'rework', 'PREPARING', `${T1}, ${T3_MET}`],
  ['RETURNED', lead, 'rework', 'PREPARING', `${T1}, ${T3_MET}`],
  ['OPEN', lead, 'request-extension', 'OPEN', T1],
  ['PREPARING', lead, 'request-extension', 'PREPARING', T1],
  ['DEPT_HEAD_REVIEW', lead, 'request-extension', 'DEPT_HEAD_REVIEW', T1],
  ['RETURNED', lead, 'request-extension', 'RETURNED', `${T1}, ${T3_MET}`],
  ['PENDING_EXTENSION', reviewer, 'decide-extension', 'PREPARING', 'update RUNNING 2026-03-23'],
  ['PENDING_EXTENSION', authorityHead, 'decide-extension', 'PREPARING', 'update RUNNING 2026-03-23'],
  ['OPEN', lead, 'dismiss', 'OPEN', T1],
  ['PREPARING', lead, 'dismiss', 'PREPARING', T1],
  ['RETURNED', lead, 'dismiss', 'RETURNED', `${T1}, ${T3_MET}`],
  ['PENDING_DISMISSAL', reviewer, 'confirm-dismissal', 'NOT_NEEDED', 'update CANCELLED 2026-03-16'],
  ['PENDING_DISMISSAL', reviewer, 'reject-dismissal', 'PREPARING', T1],
  ['VOLUNTARY', handler, 'start-update', 'PREPARING', 'voluntary RUNNING 2026-03-16'],
];

function scene(from: From): Play {
  switch (from) {
    case 'PENDING_DISMISSAL':
      return playTo('PREPARING').do(lead, 'dismiss', FIT['dismiss']);
    case 'PENDING_EXTENSION':
      return playTo('PREPARING').do(lead, 'request-extension', FIT['request-extension']);
    case 'VOLUNTARY':
      return playTo('OPEN', { opening: VOLUNTARY });
    default:
      return playTo(from);
  }
}

/** Clocks of the update and its reviews; the targets for a decision on it have tests of their own. */
const owed = ({ clocks }: Play): string =>
  clocks
    .split(', ')
    .filter((clock) => !/^(extension|dismissal)-/.test(clock))
    .join(', ');

describe('a row of the table', () => {
  const named = ROWS.map(([from, by, ...rest]) => [from, by.accountId, ...rest, by] as const);
  it.each(named)('%s by %s: %s → %s, %s', (from, _, command, to, clocks, by) => {
    const play = scene(from);
    const before = play.events.length;
    expect(play.give(by, command, FIT[command])).toBeNull();
    expect(play.matter.state).toBe(to);
    expect(owed(play)).toBe(clocks);
    expect(play.events[before]).toMatchObject({ at: play.now, actor: { accountId: by.accountId, ...by.offices[0] } });
  });
});
