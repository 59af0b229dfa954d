import { expect } from '@jest/globals';
import { localDate } from '#libs/domain';
import { agree, request } from './payloads.js';
import { step, type Scenario } from './stage.js';

const list = { list: ['请补充授权书样式', '请说明预计日查询量'] };

/**
 * E17: the supplement is asked for on the second working day and supplied after Qingming; eight working days remain.
 */
export const S06: Scenario = {
  id: 'S06',
  title: 'a supplement pauses the limit, once',
  steps: [
    step('2026-04-01 10:00', 'P6 asks P5', async (stage) => {
      await stage.raises('p6', request('3070990000005/000001', 'API', 3));
      await stage.does('p5.handler', 'accept');
      expect(await stage.clock('p5.handler', 'reply')).toMatchObject({ lastDay: '2026-04-16' });
    }),
    step('2026-04-03 10:00', 'P5 asks at once for everything missing: the limit stands still', async (stage) => {
      await stage.does('p5.handler', 'ask-supplement', list);
      expect(await stage.clock('p6.handler', 'reply')).toMatchObject({ state: 'PAUSED', lastDay: null, dueAt: null });
      expect((await stage.sees('p6.handler')).state).toBe('SUPPLEMENT_REQUIRED');
      await stage.isRefused('p5.handler', 'ask-supplement', list, { status: 409, code: 'WRONG_STATE' });
    }),
    step('2026-04-13 11:00', 'P6 answers every item: two days are used, eight remain', async (stage) => {
      const first = { item: 1, text: '授权书样式见附件。' };
      const refused = { status: 422, code: 'UNANSWERED', clause: '21(2)' };
      await stage.isRefused('p6.handler', 'supply-supplement', { answers: [first] }, refused);
      const answers = [first, { item: 2, text: '预计日均三百次。' }];
      const changes = { usageScope: '仅限本次审核岗位' };
      const unconsented = { status: 403, code: 'LEAD_MUST_CONSENT', clause: '20(2)' };
      await stage.isRefused('p6.lead', 'supply-supplement', { answers, changes }, unconsented);
      await stage.does('p6.handler', 'draft-supplement', { answers, changes });
      expect(await stage.clock('p6.handler', 'reply')).toMatchObject({ state: 'PAUSED' });
      await stage.does('p6.lead', 'consent-supplement', { revision: 2 });
      const { state, lastDay, pauses } = await stage.clock('p6.handler', 'reply');
      expect([state, lastDay]).toEqual(['RUNNING', '2026-04-23']);
      expect(pauses.map(({ from, to }) => [localDate(from), to && localDate(to)])).toEqual([
        ['2026-04-03', '2026-04-13'],
      ]);
    }),
    step('2026-04-14 09:30', 'a second notice is refused', async (stage) => {
      const refused = { status: 422, code: 'SUPPLEMENT_SECOND', clause: '21(2)' };
      await stage.isRefused('p5.handler', 'ask-supplement', list, refused);
    }),
    step('2026-04-23 16:00', 'P5 replies on the last day, in time', async (stage) => {
      await stage.does('p5.handler', 'propose-reply', agree(3));
      await stage.does('p5.lead', 'lead-approve-reply', { revision: 1 });
      expect(await stage.clock('p6.handler', 'reply')).toMatchObject({ state: 'MET', late: false });
    }),
  ],
};
