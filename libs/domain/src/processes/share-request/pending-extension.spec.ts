import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import { CHINA_CALENDAR, CHINA_CONTENT } from '../../calendar/china.js';
import { createCalendar } from '../../calendar/create-calendar.js';
import { atLocal } from '../../calendar/time.js';
import { calendarsOf } from '../../clock/counting.fixture.js';
import { BREACH_CANDIDATE } from '../../features/breach.js';
import { MatterPlay } from '../../matter/play.fixture.js';
import { FIT as JUDGE_FIT, standing, WHO as JUDGES } from '../breach-candidate/breach-candidate.fixture.js';
import { breachCandidate } from '../breach-candidate/breach-candidate.js';
import { needsReview, type BreachCandidate, type CandidateSide } from '../breach-candidate/breach-candidate.state.js';
import { playTo as updateTo, WHO as UPDATERS } from '../catalog-update/catalog-update.fixture.js';
import { WHO, type Play } from './share-request.fixture.js';
import { tasks } from './share-request.tasks.js';
import { FIT, playTo, REASON } from './way.fixture.js';

/* The limit ends with 16 March; L5 is due on the 19th. An extension was asked for in time, and nobody decides. */

const { handler, lead, providerHandler, providerLead, reviewer, authorityHead } = WHO;
const above = { reviewer: actorOf('SA_REVIEWER', 'nation.data'), lead: actorOf('SA_HEAD', 'nation.data') };
const asked = (state: 'UNDER_REVIEW' | 'PROVIDER_LEAD_REVIEW' = 'PROVIDER_LEAD_REVIEW'): Play =>
  playTo(state).do(providerLead, 'request-extension', { ...REASON, days: 5 });
const late = () => asked().passTo(atLocal('2026-03-18', 9));
const decide = (play: { give: Play['give'] }, grant: boolean, by = reviewer) =>
  play.give(by, 'decide-extension', { grant, ...REASON });
const reply = (play: Play) => play.do(providerLead, 'lead-approve-reply', FIT['lead-approve-reply']);

/** The candidate of the matter as it stands, and what a judgement of it as a breach is answered. */
function candidateOf({ effects, now }: { effects: Play['effects']; now: string }) {
  const candidate = new MatterPlay<BreachCandidate, CandidateSide>(breachCandidate, {
    begins: now,
    facts: { matters: { m1: standing() } },
  });
  for (const { process, reaction, payload } of effects)
    if (process === BREACH_CANDIDATE) candidate.react(reaction, structuredClone(payload));
  const { data } = candidate.matter;
  const judge = actorOf('SA_SUPERVISOR', candidate.matter.parties.authority);
  const judged = candidate.give(judge, 'judge', JUDGE_FIT.judge)?.code ?? 'judged';
  return { extension: data.extension?.status ?? null, needsReview: needsReview(data, now), judged };
}

describe('a limit that passes while its extension waits for a decision (row 7)', () => {
  it('opens a candidate that says so, needs review, and is not judged a breach', () => {
    expect(candidateOf(late())).toEqual({ extension: 'PENDING', needsReview: true, judged: 'EXTENSION_PENDING' });
  });

  it('may be judged as anything else meanwhile', () => {
    const play = new MatterPlay<BreachCandidate, CandidateSide>(breachCandidate, {
      facts: { matters: { m1: standing() } },
    });
    const [open] = late().effects;
    play.react('open', { ...structuredClone(open?.payload) });
    expect(
      play.give(JUDGES.supervisor, 'judge', { outcome: 'DISMISSED', reason: '延期申请尚未审核，不能归责于提供部门。' }),
    ).toBeNull();
  });

  it('may be judged once the extension is refused, before and after a late reply', () => {
    const refused = { extension: 'REFUSED', needsReview: false, judged: 'judged' };
    const play = late();
    expect(decide(play, false)).toBeNull();
    expect(candidateOf(play)).toEqual(refused);
    const replied = reply(late());
    expect([candidateOf(replied).judged, decide(replied, false)]).toEqual(['EXTENSION_PENDING', null]);
    expect(candidateOf(replied)).toEqual(refused);
  });

  it('is withdrawn by a grant within which it lies', () => {
    const play = late();
    expect(decide(play, true)).toBeNull();
    expect(play.effects.map(({ reaction }) => reaction)).toEqual(['open', 'withdraw']);
  });

  it('needs review for ever if the matter ends undecided', () => {
    const play = late().do(lead, 'withdraw', REASON);
    expect(play.matter.data.extensions).toMatchObject([{ status: 'VOID' }]);
    expect(candidateOf(play)).toEqual({ extension: 'VOID', needsReview: true, judged: 'judged' });
  });

  it('opens such a candidate, too, if the request is withdrawn seconds after the limit', () => {
    const play = asked().passTo('2026-03-16T16:00:05.000Z').do(lead, 'withdraw', REASON);
    expect(candidateOf(play)).toMatchObject({ extension: 'VOID', needsReview: true });
  });

  it('is told with the pending request, also to the head of the decider, from L5 on to the one above', () => {
    const play = asked().passTo(atLocal('2026-03-31'));
    const told = play.happened('alertRaised').filter(({ payload }) => payload.clockId === 'reply');
    const by = (rung: string) => told.find(({ payload }) => payload.rung === rung)?.payload;
    expect([by('L3')?.extensionPending, by('L4')?.extensionPending]).toEqual([undefined, true]);
    const heads = [{ departmentId: 'province.data', role: 'SA_HEAD' }];
    expect(by('L4')?.to).toEqual(expect.arrayContaining(heads));
    for (const rung of ['L5', 'L6'])
      expect(by(rung)?.to).toEqual(
        expect.arrayContaining([...heads, { departmentId: 'nation.data', role: 'SA_HEAD' }]),
      );
    const told4 = by('L4')?.to as readonly object[];
    expect(new Set(told4.map((one) => JSON.stringify(one))).size).toBe(told4.length);
  });
});

describe('the decider', () => {
  it('has a target of two working days', () => {
    expect(asked().clock('extension-1')).toMatchObject({
      kind: 'SOFT',
      responsible: 'province.data',
      desk: 'AUTHORITY',
      limit: 2,
    });
  });

  it('is replaced by the authority above from L5 on, and by nobody else', () => {
    const play = asked().passTo(atLocal('2026-03-19', 8, 59));
    expect(decide(play, true, above.reviewer)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    play.passTo(atLocal('2026-03-19', 9));
    expect(decide(play, true, WHO.cityReviewer)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(decide(play, true, above.reviewer)).toBeNull();
    expect(play.clock('reply')).toMatchObject({ state: 'RUNNING', lastDay: '2026-03-23' });
    expect(play.clock('extension-1').state).toBe('MET');
  });

  it('is replaced after a late reply as well', () => {
    const play = reply(late()).passTo(atLocal('2026-03-19', 9));
    expect(decide(play, true, above.lead)).toBeNull();
    expect(play.happened('overdueRevoked')).toHaveLength(1);
  });

  it('decides in every state while the request is pending', () => {
    const supplement = asked('UNDER_REVIEW').do(providerHandler, 'ask-supplement', FIT['ask-supplement']);
    expect(decide(supplement, true, authorityHead)).toBeNull();
    const delivered = reply(late());
    for (const command of ['start-delivery', 'record-delivery']) delivered.do(providerHandler, command, FIT[command]);
    expect(decide(delivered.do(handler, 'accept-delivery', {}), true)).toBeNull();
  });
});

describe('an act in time', () => {
  it('ends the request: nothing is left to decide, and nothing was late', () => {
    const play = reply(asked());
    expect(play.matter.data.extensions).toMatchObject([{ status: 'VOID' }]);
    expect(play.clock('extension-1').state).toBe('CANCELLED');
    expect(decide(play, true)).toMatchObject({ code: 'NO_EXTENSION_PENDING' });
    expect(play.notices.some(({ text }) => text.includes('无须再审核'))).toBe(true);
    expect(play.passTo(atLocal('2026-03-20')).effects).toEqual([]);
  });
});

describe('an act that is found to have come in time only later', () => {
  const PAPER = '3d9c0f5e-2c84-4d1d-9f0c-3f6f0a3a9a11';
  const document = { documentId: PAPER, sha256: 'a'.repeat(64), size: 3, mediaType: 'application/pdf' };
  const proof = (clockId: string, act: string) => ({
    clockId,
    of: 'END',
    at: atLocal('2026-03-16', 17),
    channel: 'HAND_IN',
    reason: '纸质材料当面递交。',
    documents: [PAPER],
    acts: [{ act, on: '2026-03-16', signatory: '负责人（示例）' }],
  });
  const uploadedBy = <P extends { facts: Play['facts'] }>(play: P, departmentId: string): P => {
    play.facts = { ...play.facts, documents: { ...play.facts.documents, [PAPER]: { ...document, departmentId } } };
    return play;
  };
  const FIRST = { registration: 1 };
  const waits = ({ matter }: Play) => tasks(matter).some(({ command }) => command === 'decide-extension');

  it('leaves nothing to decide on a reply, and the decision is open again with the proof refuted', () => {
    const play = uploadedBy(reply(late()), 'province.land');
    play.do(providerLead, 'register-earlier-receipt', proof('reply', 'lead-approve-reply'));
    expect(waits(play)).toBe(true);
    play.do(reviewer, 'confirm-earlier-receipt', FIRST);
    expect(waits(play)).toBe(false);
    expect(play.clock('extension-1').state).toBe('CANCELLED');
    expect(decide(play, true)).toMatchObject({ code: 'NO_EXTENSION_PENDING' });
    play.do(reviewer, 'refute-earlier-receipt', { ...FIRST, ...REASON });
    expect([waits(play), decide(play, false)]).toEqual([true, null]);
  });

  it('leaves nothing to decide on an update that was published', () => {
    const play = uploadedBy(
      updateTo('DEPT_HEAD_REVIEW').do(UPDATERS.lead, 'request-extension', { ...REASON, days: 5 }),
      'city.housing',
    );
    play.passTo(atLocal('2026-03-18', 9)).do(UPDATERS.head, 'head-approve', { revision: 1 });
    play.do(UPDATERS.reviewer, 'authority-pass', { revision: 1 });
    play.do(UPDATERS.lead, 'register-earlier-receipt', proof('update', 'head-approve'));
    expect(play.clock('extension-1').state).toBe('RUNNING');
    play.do(UPDATERS.above, 'confirm-earlier-receipt', FIRST);
    expect(play.clock('extension-1').state).toBe('CANCELLED');
    expect(decide(play, true, UPDATERS.reviewer)).toMatchObject({ code: 'NO_EXTENSION_PENDING' });
  });

  it('by a new calendar leaves nothing to decide either', () => {
    const play = reply(late());
    const days = ['2026-03-12', '2026-03-13'].map((date) => ({ name: '临时放假', date, isOffDay: true }));
    const notices = CHINA_CONTENT.notices.map((one) =>
      one.year === 2026 ? { ...one, days: [...one.days, ...days], extraDaysOff: 2 } : one,
    );
    play.calendars = calendarsOf(createCalendar('CN-2026.2', { ...CHINA_CONTENT, notices }), CHINA_CALENDAR);
    play.observe();
    expect(play.clock('extension-1').state).toBe('CANCELLED');
    expect(waits(play)).toBe(false);
  });
});

describe('an extension of T1 (17(2))', () => {
  const pending = (state: 'DRAFTED' | 'SUBMITTED') =>
    updateTo('DRAFTED')
      .do(UPDATERS.lead, 'request-extension', { ...REASON, days: 5 })
      .passTo(state === 'DRAFTED' ? atLocal('2026-03-18', 9) : atLocal('2026-03-05', 9));
  const submit = (play: ReturnType<typeof pending>) =>
    play.do(UPDATERS.lead, 'submit-to-head', { revision: 1 }).do(UPDATERS.head, 'head-approve', { revision: 1 });

  it('is treated alike while its decider is silent', () => {
    const play = pending('DRAFTED');
    expect(candidateOf(play)).toEqual({ extension: 'PENDING', needsReview: true, judged: 'EXTENSION_PENDING' });
    expect(play.clock('extension-1')).toMatchObject({ kind: 'SOFT', responsible: 'city.data', limit: 2 });
    const superior = actorOf('SA_REVIEWER', 'province.data');
    expect(decide(play, false, superior)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(decide(play.passTo(atLocal('2026-03-19', 9)), false, superior)).toBeNull();
    expect(candidateOf(play)).toEqual({ extension: 'REFUSED', needsReview: false, judged: 'judged' });
  });

  it('ends with the publication of what was submitted in time, and stays decidable if that was late', () => {
    const inTime = submit(pending('SUBMITTED')).do(UPDATERS.reviewer, 'authority-pass', { revision: 1 });
    expect(inTime.matter.data.extension).toMatchObject({ status: 'VOID' });
    const tooLate = submit(pending('DRAFTED')).do(UPDATERS.reviewer, 'authority-pass', { revision: 1 });
    expect(decide(tooLate, true, UPDATERS.reviewer)).toBeNull();
    expect(tooLate.happened('overdueRevoked')).toHaveLength(1);
  });
});
