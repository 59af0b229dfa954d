import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MatterView } from '#libs/http';
import { createDataSource, verify } from '#libs/persistence';
import { projectStream } from '../../infra/operations/refold.js';
import { sqlAs } from '../support/database.js';
import { LICENCES, ToldStory, VACCINATION } from './told-story.fixture.js';

const STATES = [
  'ABANDONED',
  'ASSESSED',
  'ASSESSING',
  'AUTHORITY_REVIEW',
  'DEPT_HEAD_REVIEW',
  'DRAFT',
  'PUBLISHED',
  'RETIRED',
  'RETIREMENT_REVIEW',
  'RETURNED',
  'UPDATE_DUE',
];

let story: ToldStory;
beforeAll(async () => {
  story = await ToldStory.tell();
});
afterAll(() => story?.close());

const isOverdue = (limit: { readonly overdueWorkingDays: number | null } | null): boolean =>
  limit !== null && limit.overdueWorkingDays !== null;

/** Returns subject, state and lateness of a process's matters, as seen by an auditor of everything. */
const outcomes = async (process: string): Promise<readonly unknown[]> =>
  (await story.matters('auditor.1', `?process=${process}`)).items.map(({ subject, state, statutory }) => [
    subject,
    state,
    isOverdue(statutory),
  ]);

describe('the story', () => {
  it('leaves an entry in each state', async () => {
    const states = await sqlAs<{ state: string }>(story.ownerUrl, 'SELECT DISTINCT state FROM catalog_entry');
    expect(states.map(({ state }) => state).sort()).toEqual(STATES);
  });

  it('leaves updates under way, scheduled, and overdue in review, one retirement done and one begun', async () => {
    expect(await outcomes('catalog-update')).toEqual([
      ['医疗机构执业登记', 'SUBMITTED', true],
      [LICENCES, 'PREPARING', false],
      ['采矿权出让公告', 'OPEN', false],
      ['特种设备使用登记', 'OPEN', false],
      ['就业见习岗位信息', 'PUBLISHED', false],
    ]);
  });

  it('leaves a date of ten working days from 28 December 2026 that is provisional', async () => {
    const { items } = await story.matters('p3.handler', '?process=catalog-update');
    const { clocks } = MatterView.parse((await story.see('p3.handler', `/matters/${items[0]?.matterId}`)).body);
    expect(clocks).toMatchObject([
      { clause: '17(2)', kind: 'STATUTORY', day0: '2026-12-28', lastDay: '2027-01-12', provisional: true },
    ]);
  });

  it('leaves one breach candidate judged, one contested, one open', async () => {
    const { items } = await story.matters('auditor.1', '?process=breach-candidate');
    expect(items.map(({ state }) => state).sort()).toEqual(['CONTESTED', 'JUDGED', 'OPEN']);
  });

  it('leaves a matter urged and one under supervision, and unread alerts', async () => {
    const everyday = async (account: string, process: string, subject: string) => {
      const { items } = await story.matters(account, `?process=${process}`);
      const id = items.find((one) => one.subject === subject)?.matterId ?? '';
      return MatterView.parse((await story.see(account, `/matters/${id}`)).body).everyday;
    };
    expect((await everyday('m3.lead', 'correction-request', VACCINATION)).urgings).toHaveLength(1);
    expect((await everyday('m1.reviewer', 'catalog-update', '医疗机构执业登记')).supervisions).toMatchObject([
      { departmentId: 'M1', answer: null },
    ]);
    expect((await story.alerts('m1.reviewer', '?unread=true')).unread).toBeGreaterThan(0);
  });

  it('leaves one correction fed back on time, and one overdue', async () => {
    expect(await outcomes('correction-request')).toEqual([
      [VACCINATION, 'SUBMITTED', true],
      ['婚姻登记状态核验', 'CLOSED', false],
    ]);
  });

  it('leaves data in use with its records, and data whose disposal is to be confirmed', async () => {
    const { useRecords } = await story.matter('c3.lead', VACCINATION);
    expect(useRecords?.map(({ type }) => type)).toEqual(['SCENARIO', 'STATUS', 'EFFECT']);
    const { disposal } = await story.matter('p2.lead', LICENCES);
    expect(disposal).toMatchObject({ status: 'CERTIFIED' });
    expect((await story.tasks('p2.lead')).map(({ command }) => command)).toContain('confirm-disposal');
  });

  it('passes verify', async () => {
    const owner = await createDataSource(story.ownerUrl).initialize();
    try {
      const { findings } = await verify(owner, projectStream);
      expect(findings).toEqual([]);
    } finally {
      await owner.destroy();
    }
  });
});
