import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR } from '#libs/domain';
import { Effects, History, Lateness, MatterView, Receipt } from '#libs/http';
import { sqlAs } from '../support/database.js';
import { expectProblem } from './api.fixture.js';
import { BORDERS, ToldStory } from './told-story.fixture.js';

/** 自然资源厅 (P5) has not replied in time; 数据管理局 (P1) judges. */
const RESPONSIBLE = ['p5.handler', 'p5.lead', 'p5.head'];
const JUDGES = ['p1.supervisor', 'p1.sa-head'];

let story: ToldStory;
let candidate: string;
beforeAll(async () => {
  story = await ToldStory.tell();
  const { items } = await story.matters('auditor.1', '?process=breach-candidate&limit=200');
  candidate = items.find(({ subject }) => subject === BORDERS)?.matterId ?? '';
});
afterAll(() => story?.close());

const seen = async (account: string, id = candidate) => {
  const view = MatterView.parse((await story.see(account, `/matters/${id}`)).body);
  if (view.process !== 'breach-candidate') throw new Error(`${id} is no candidate`);
  return view;
};
const command = (account: string, name: string, payload: object) =>
  story.give(account, `/breach-candidates/${candidate}/commands/${name}`, payload);
const figures = async (account: string, query = '') =>
  Lateness.parse((await story.see(account, `/lateness${query}`)).body);
/** Missed clocks whose last day lies in a period, with their working days late, day by day: the story pauses none of them. */
async function oracleOfLateness(from: string, to: string): Promise<readonly { readonly days: number }[]> {
  const found = await sqlAs<{ last_day: string; ended: string }>(
    story.ownerUrl,
    `SELECT last_day::text, (coalesce(met_at, platform_now()) AT TIME ZONE 'Asia/Shanghai')::date::text AS ended FROM clock
     WHERE kind = 'STATUTORY' AND NOT provisional AND last_day BETWEEN '${from}' AND '${to}'
       AND (late OR (state = 'RUNNING' AND due_at <= platform_now()))`,
  );
  return found.map(({ last_day: lastDay, ended }) => ({ days: CHINA_CALENDAR.workdaysBetween(lastDay, ended) }));
}
const NONE = { open: 0, needsReview: 0, contested: 0, breach: 0, justified: 0, dismissed: 0, withdrawn: 0 };

describe('a candidate of breach', () => {
  it('comes from the deadline that the story missed', async () => {
    expect(await seen('p1.supervisor')).toMatchObject({
      state: 'OPEN',
      clause: '39(4)',
      needsReview: false,
      facts: null,
      judgements: [],
      outages: [],
      late: { matterId: story.ids[BORDERS], process: 'share-request' },
      clocks: [],
      parties: { responsible: { departmentId: 'P5' }, authority: { departmentId: 'P1' } },
      judgingBody: { departmentId: 'P1', name: expect.stringContaining('省') },
      links: [{ relation: 'late', matterId: story.ids[BORDERS], processTitle: '共享申请', subject: BORDERS }],
    });
  });

  it('is visible to both sides and their overseers, with notices, and not to the other party', async () => {
    const { otherParty } = (await seen('p1.supervisor')).lateness ?? {};
    const asker = `${otherParty?.toLowerCase() ?? ''}.lead`;
    expect((await story.matter(asker, BORDERS)).clocks.map(({ state }) => state)).toContain('OVERDUE');
    const listed = async (account: string) =>
      (await story.matters(account, '?process=breach-candidate&limit=200')).items.map(({ matterId }) => matterId);
    for (const account of [...RESPONSIBLE, ...JUDGES, 'gov.p', 'n1.supervisor', 'auditor.1']) {
      expect([account, (await story.see(account, `/matters/${candidate}`)).status]).toEqual([account, 200]);
      expect([account, await listed(account)]).toEqual([account, expect.arrayContaining([candidate])]);
    }
    const named = async (account: string) => {
      const { body } = await story.see(account, `/matters/${story.ids[BORDERS] ?? ''}/effects?limit=200`);
      return Effects.parse(body).items.map(({ matterId }) => matterId);
    };
    expect(await named('p5.lead')).toContain(candidate);
    expect(await named(asker)).not.toContain(candidate);
    for (const account of [asker, 'm1.supervisor', 'p1.lead', 'p2.lead']) {
      expect([account, (await story.see(account, `/matters/${candidate}`)).status]).toEqual([account, 404]);
      expect(await listed(account)).not.toContain(candidate);
    }
    expect((await story.tasks('p1.supervisor')).map(({ matterId }) => matterId)).toContain(candidate);
  });
});

describe('an outage of the platform', () => {
  const during = { from: '2026-01-13T09:00:00+08:00', to: '2026-01-13T18:00:00+08:00' };
  const record = async (account: string, period: object) => {
    const payload = { ...period, reason: '机房断电。', affected: '不能登录平台。' };
    const reply = await story.post(account, '/outage-findings', payload);
    return Receipt.parse(reply.body).matterId;
  };

  it('is shown with the clock and the candidate that it touched, in its division and below', async () => {
    const found = await record('p1.supervisor', during);
    await record('m1.supervisor', during);
    await record('p1.supervisor', { from: '2025-11-03T09:00:00+08:00', to: '2025-11-03T18:00:00+08:00' });
    const touching = {
      outageId: found,
      reason: '机房断电。',
      from: '2026-01-13T01:00:00.000Z',
      finder: { departmentId: 'P1', role: 'SA_SUPERVISOR' },
      confirmedBy: null,
      counts: true,
    };
    expect((await seen('p5.lead')).outages).toMatchObject([touching]);
    const [clock] = (await story.matter('p5.lead', BORDERS)).clocks;
    expect(clock).toMatchObject({ state: 'OVERDUE', outages: [touching] });
    expect((await story.see('p5.lead', `/matters/${found}`)).status).toBe(404);
  });

  it('is confirmed by the authority above, and says so', async () => {
    const outageId = (await seen('p5.lead')).outages[0]?.outageId ?? '';
    const path = `/outage-findings/${outageId}/commands/confirm-outage`;
    expectProblem(await story.give('p1.sa-head', path, {}), 403);
    expect((await story.give('n1.supervisor', path, {})).status).toBe(200);
    expect((await seen('p5.lead')).outages).toMatchObject([{ outageId, confirmedBy: 'N1' }]);
  });

  it('is no longer shown when it is revoked', async () => {
    const outageId = (await seen('p5.lead')).outages[0]?.outageId ?? '';
    const again = await record('n1.supervisor', during);
    expect((await seen('p5.lead')).outages).toHaveLength(2);
    const path = `/outage-findings/${outageId}/commands/revoke-outage`;
    expect((await story.give('p1.sa-head', path, { reason: '平台正常。' })).status).toBe(200);
    expect((await seen('p5.lead')).outages.map((one) => one.outageId)).toEqual([again]);
  });
});

describe('a candidate judged and contested', () => {
  it('is not judged by the responsible department', async () => {
    expectProblem(await command('p5.lead', 'judge', { outcome: 'DISMISSED', reason: '无。' }), 403);
  });

  it('lists the outages beside the judgement, and counts in the figures', async () => {
    const before = await figures('p1.supervisor');
    expect(
      (
        await command('p1.supervisor', 'judge', {
          outcome: 'BREACH',
          reason: '平台故障只有一天，期限届满后仍未答复。',
        })
      ).status,
    ).toBe(200);
    expect((await seen('p5.lead')).judgements).toMatchObject([
      {
        outcome: 'BREACH',
        outages: [{ finder: { departmentId: 'N1' } }],
        judge: { departmentName: expect.stringContaining('省'), roleTitle: '共享主管部门监督员' },
      },
    ]);
    const after = await figures('p1.supervisor');
    expect(after.clocks).toEqual(before.clocks);
    const { open, breach } = before.judged;
    expect(after.judged).toEqual({ ...before.judged, open: open - 1, breach: breach + 1 });
    expect((await figures('p5.lead', '?clause=39(4)')).judged).toEqual({ ...NONE, breach: 1 });
  });

  it('is contested once with evidence, and then judged by another person', async () => {
    const reason = '答复已按时发出。';
    expectProblem(await command('p5.lead', 'contest', { reason }), 422, 'documents');
    const documents = [await story.upload('p5.lead')];
    const path = `/breach-candidates/${candidate}/commands`;
    const contested = await story.post('p5.lead', `${path}/contest`, { reason, documents });
    expect([contested.text, contested.status]).toEqual([contested.text, 200]);
    expect((await figures('p5.lead')).judged).toEqual({ ...NONE, contested: 1 });
    const judged = { outcome: 'BREACH', reason: '所附的发送记录不能证明期限内已经答复。' };
    expectProblem(await story.post('p1.supervisor', `${path}/judge`, judged), 403);
    expect((await command('p1.sa-head', 'judge', judged)).status).toBe(200);
    expect((await figures('p5.lead')).judged).toEqual({ ...NONE, breach: 1 });
    const { items } = History.parse((await story.see('p5.head', `/matters/${candidate}/history`)).body);
    expect(items.map(({ type }) => type).filter((type) => type.startsWith('breach'))).toEqual([
      'breachCandidateOpened',
      'breachJudged',
      'breachContested',
      'breachJudged',
    ]);
  });
});

describe('the figures', () => {
  /** Counts the figures independently, from the clocks in the folded states. */
  const oracle = async (department: string) => {
    const folded = await sqlAs(story.ownerUrl, `SELECT folded -> 'clocks' AS clocks FROM matter`);
    const clocks = folded.flatMap((row) => row.clocks as { [key: string]: string | null }[]);
    return clocks.filter(
      ({ kind, responsible, state, dueAt }) =>
        kind === 'STATUTORY' &&
        responsible === department &&
        (state === 'MET' || (state === 'RUNNING' && (dueAt ?? '') <= '2026-02-02T01:00:00.000Z')),
    );
  };

  it('are a department’s own, as its clocks give them', async () => {
    const expected = await oracle('P5');
    expect(expected.length).toBeGreaterThan(0);
    const { clocks } = await figures('p5.head');
    expect(clocks.reduce((sum, { ended, provisional }) => sum + ended + provisional, 0)).toBe(expected.length);
    for (const { ended, metInTime, metLate, overdueNow, cancelledOverdue, onTimeRate } of clocks) {
      expect(ended).toBe(metInTime + metLate + overdueNow + cancelledOverdue);
      expect(onTimeRate).toBe(ended < 5 ? null : metInTime / ended);
    }
    expect(clocks.find(({ clause }) => clause === '21(1)')?.overdueNow).toBe(1);
  });

  it('cover the divisions that an account oversees or audits, and no others', async () => {
    const overdue = async (account: string, query = '') =>
      (await figures(account, query)).clocks.reduce((sum, { overdueNow }) => sum + overdueNow, 0);
    const all = await overdue('auditor.1');
    expect(await overdue('n1.supervisor')).toBe(all);
    expect(await overdue('p1.supervisor', '?division=990000')).toBe(await overdue('p1.supervisor'));
    expect((await figures('m1.supervisor', '?clause=39(4)')).judged.breach).toBe(0);
    expect((await figures('p1.supervisor', '?division=990200')).judged).toEqual(NONE);
    expectProblem(await story.see('p1.supervisor', '/lateness?division=unknown'), 400, 'division');
    expect(await figures('operator.1')).toMatchObject({ clocks: [], judged: NONE });
  });

  it('are told by department, limit, attribute and month, and the parts make the whole', async () => {
    const [whole] = (await figures('auditor.1', '?by=MONTH&from=2026-01-01&to=2026-01-31')).clocks;
    expect(whole).toMatchObject({
      month: '2026-01',
      clause: null,
      limit: null,
      department: null,
      shareAttribute: null,
    });
    const late = await oracleOfLateness('2026-01-01', '2026-01-31');
    expect(whole?.lateWorkingDays).toBe(late.reduce((sum, { days }) => sum + days, 0));
    for (const by of ['DEPARTMENT', 'LIMIT', 'ATTRIBUTE', 'DEPARTMENT,LIMIT,ATTRIBUTE,MONTH']) {
      const { clocks } = await figures('auditor.1', `?by=${by}&from=2026-01-01&to=2026-01-31`);
      for (const number of ['ended', 'metLate', 'overdueNow', 'provisional', 'lateWorkingDays'] as const)
        expect([by, number, clocks.reduce((sum, one) => sum + one[number], 0)]).toEqual([by, number, whole?.[number]]);
    }
    const { clocks } = await figures('p5.head', '?by=DEPARTMENT,LIMIT');
    expect(clocks.find(({ limit }) => limit === 'T4')).toMatchObject({
      department: { departmentId: 'P5' },
      clause: '21(1)',
      overdueNow: 1,
      lateWorkingDays: 14,
      oldest: { lastDay: '2026-01-13', lateWorkingDays: 14 },
    });
    expectProblem(await story.see('p5.head', '/lateness?by=COLOUR'), 400, 'by.0');
  });

  it('can be limited to a period and a clause', async () => {
    const breaches = async (query: string) => (await figures('p5.lead', query)).judged.breach;
    expect(await breaches('?from=2026-01-13&to=2026-01-13&clause=21(1)')).toBe(1);
    for (const query of ['?from=2026-01-14', '?to=2026-01-12', '?clause=39(6)']) expect(await breaches(query)).toBe(0);
    for (const query of ['?from=0000-01-01', '?to=yesterday', '?colour=red'])
      expectProblem(await story.see('p5.lead', `/lateness${query}`), 400);
  });

  it('keep a lateness after the act is no longer owed', async () => {
    const asker = `${(await seen('p1.supervisor')).lateness?.otherParty?.toLowerCase() ?? ''}.lead`;
    const path = `/share-requests/${story.ids[BORDERS]}/commands/withdraw`;
    const withdrawn = await story.give(asker, path, { reason: '另行取得。' });
    expect([withdrawn.text, withdrawn.status]).toEqual([withdrawn.text, 200]);
    const figure = (await figures('p5.head')).clocks.find(({ clause }) => clause === '21(1)');
    expect(figure).toMatchObject({ overdueNow: 0, cancelledOverdue: 1 });
  });
});

describe('a judgement', () => {
  it('is undone by the authority above, and the figures follow', async () => {
    const reason = '认定没有核对所附的发送记录，事实不清。';
    expectProblem(await command('p1.sa-head', 'undo-judgement', { reason }), 403);
    expect((await command('n1.supervisor', 'undo-judgement', { reason })).status).toBe(200);
    expect((await figures('p5.lead')).judged).toEqual({ ...NONE, open: 1 });
    const [, last] = (await seen('p5.lead')).judgements;
    expect(last).toMatchObject({ outcome: 'BREACH', undone: { reason, by: { departmentId: 'N1' } } });
  });

  it('is made by the authority above where nobody is left, and is not objected to where it finds for the department', async () => {
    const path = `/breach-candidates/${candidate}/commands`;
    const judged = { outcome: 'JUSTIFIED', reason: '期限内平台故障，未能按时办理，情况属实。' };
    for (const barred of ['p1.supervisor', 'p1.sa-head', 'n1.supervisor'])
      expectProblem(await story.post(barred, `${path}/judge`, judged), 403);
    const reply = await story.post('n1.sa-head', `${path}/judge`, judged);
    expect([reply.text, reply.status]).toEqual([reply.text, 200]);
    expect((await figures('p5.lead')).judged).toEqual({ ...NONE, justified: 1 });
    const objection = { reason: '答复已按时发出。', documents: [await story.upload('p5.lead')] };
    expectProblem(await story.post('p5.lead', `${path}/contest`, objection), 409);
  });
});
