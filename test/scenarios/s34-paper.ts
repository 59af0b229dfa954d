import { expect } from '@jest/globals';
import { agree, request } from './payloads.js';
import { step, type Scenario, type Stage } from './stage.js';

const INSTITUTIONS = '3070990100003/000001';
const PAPER_END = '2025-10-17T16:00:00+08:00';
const REASON = { reason: '纸质答复当面递交，签收单为证。' };
const WRONG = { registration: 1, reason: '经核查，签收单日期系事后填写。' };

/** Acts that M3 did on paper on Friday, 17 October; it had accepted the request on the platform before. */
const ACTS = [
  { act: 'propose-reply', on: '2025-10-17', signatory: '经办人（示例）' },
  { act: 'lead-approve-reply', on: '2025-10-17', signatory: '负责人（示例）' },
];
const END = { clockId: 'reply', of: 'END', at: PAPER_END, channel: 'HAND_IN', ...REASON };

async function registersEnd(stage: Stage, matter: string): Promise<void> {
  const documents = [await stage.uploads('m3.lead', '送达回证（示例）')];
  await stage.does('m3.lead', 'register-earlier-receipt', { ...END, acts: ACTS, documents }, matter);
}
const late = async (stage: Stage, matter: string) => (await stage.clock('p3.handler', 'reply', matter)).late;

/**
 * Three requests that M3 answers one working day late: one was answered on paper in time, one is judged, for one M3 had
 * asked for more days on paper (§3.5.4).
 */
export const S34: Scenario = {
  id: 'S34',
  title: 'papers that came earlier, and what a judgement binds',
  steps: [
    step('2025-10-16 10:00', 'P3 asks M3 three times, and M3 accepts', async (stage) => {
      for (const matter of ['paper', 'judged', 'asked']) {
        await stage.raises('p3', request(INSTITUTIONS, 'BATCH', 4), matter);
        await stage.does('m3.handler', 'accept', {}, matter);
        expect(await stage.clock('p3.handler', 'reply', matter)).toMatchObject({ lastDay: '2025-10-17' });
      }
    }),
    step('2025-10-20 10:00', 'on Monday M3 answers on the platform, one working day late', async (stage) => {
      for (const matter of ['paper', 'judged', 'asked']) {
        await stage.does('m3.handler', 'propose-reply', agree(4), matter);
        await stage.does('m3.lead', 'lead-approve-reply', { revision: 1 }, matter);
        expect(await late(stage, matter)).toBe(true);
      }
    }),
    step('2025-10-20 11:00', 'an end before the acts that it completes is refused', async (stage) => {
      const documents = [await stage.uploads('m3.lead', '送达回证（示例）')];
      const bare = { ...END, documents };
      const expected = { status: 422, code: 'ACTS_UNPROVEN' };
      await stage.isRefused('m3.lead', 'register-earlier-receipt', bare, expected, 'paper');
      const consent = { ...bare, acts: ACTS.slice(1) };
      await stage.isRefused('m3.lead', 'register-earlier-receipt', consent, expected, 'paper');
    }),
    step('2025-10-20 14:00', 'M3 registers the paper, and by its own word nothing changes', async (stage) => {
      await registersEnd(stage, 'paper');
      expect(await late(stage, 'paper')).toBe(true);
      await stage.isRefused('m3.lead', 'confirm-earlier-receipt', { registration: 1 }, { status: 403 }, 'paper');
    }),
    step('2025-10-20 15:00', 'M1 confirms: in time, and the delivery counts from the proven reply', async (stage) => {
      expect(await stage.clock('p3.handler', 'delivery', 'paper')).toMatchObject({ day0: '2025-10-20' });
      await stage.findsCandidate('m1.supervisor', INSTITUTIONS, 'paper');
      await stage.does('m1.reviewer', 'confirm-earlier-receipt', { registration: 1 }, 'paper');
      expect(await late(stage, 'paper')).toBe(false);
      expect(await stage.clock('p3.handler', 'delivery', 'paper')).toMatchObject({ day0: '2025-10-17' });
      expect((await stage.sees('m3.lead', 'candidate')).state).toBe('WITHDRAWN');
    }),
    step('2025-10-21 09:30', 'M3 takes a registration back that nobody has confirmed', async (stage) => {
      await registersEnd(stage, 'judged');
      await stage.does('m3.lead', 'withdraw-earlier-receipt', WRONG, 'judged');
      await stage.isRefused('m1.reviewer', 'confirm-earlier-receipt', { registration: 1 }, { status: 409 }, 'judged');
    }),
    step('2025-10-21 10:00', 'M1 judges the other lateness a breach', async (stage) => {
      await stage.findsCandidate('m1.supervisor', INSTITUTIONS, 'judged');
      const judgement = { outcome: 'BREACH', reason: '没有说明逾期答复的任何正当理由。' };
      await stage.does('m1.supervisor', 'judge', judgement, 'candidate');
    }),
    step('2025-10-21 11:00', 'no registration undoes the judgement, and no start moves its date', async (stage) => {
      const documents = [await stage.uploads('m3.lead', '送达回证（示例）')];
      const judged = { status: 409, code: 'ALREADY_JUDGED' };
      const end = { ...END, acts: ACTS, documents };
      await stage.isRefused('m3.lead', 'register-earlier-receipt', end, judged, 'judged');
      const start = { ...END, of: 'START', at: '2025-10-15T16:00:00+08:00', documents };
      await stage.isRefused('m3.lead', 'register-earlier-receipt', start, judged, 'judged');
      expect(await late(stage, 'judged')).toBe(true);
      expect((await stage.sees('m3.lead', 'candidate')).state).toBe('JUDGED');
    }),
    step('2025-10-21 14:00', 'M3 had asked for days on paper in time, and M1 grants them', async (stage) => {
      const paper = { days: 5, channel: 'HAND_IN', ...REASON };
      const documents = [await stage.uploads('m3.lead', '延期申请（示例）')];
      const tooLate = { ...paper, askedAt: '2025-10-18T09:00:00+08:00', documents };
      await stage.isRefused('m3.lead', 'register-extension-request', tooLate, { code: 'EXTENSION_AFTER_DUE' }, 'asked');
      const inTime = { ...paper, askedAt: '2025-10-17T09:00:00+08:00', documents };
      await stage.does('m3.lead', 'register-extension-request', inTime, 'asked');
      expect(await late(stage, 'asked')).toBe(true);
      await stage.does('m1.reviewer', 'decide-extension', { grant: true, days: 5, ...REASON }, 'asked');
      expect(await late(stage, 'asked')).toBe(false);
    }),
    step(
      '2025-10-22 10:00',
      'M1 finds the first paper wrong: all is as it was, with another candidate',
      async (stage) => {
        await stage.does('m1.sa-head', 'refute-earlier-receipt', WRONG, 'paper');
        expect(await late(stage, 'paper')).toBe(true);
        expect(await stage.clock('p3.handler', 'delivery', 'paper')).toMatchObject({ day0: '2025-10-20' });
        const candidates = await stage.candidatesOf('m1.supervisor', INSTITUTIONS, 'paper');
        expect(candidates.map(({ state }) => state).sort()).toEqual(['OPEN', 'WITHDRAWN']);
      },
    ),
  ],
};
