import { expect } from '@jest/globals';
import { NEW } from '../replay/catalogue-deeds.js';
import { agree, assessed, delivery, request } from './payloads.js';
import { step, type Scenario, type Stage } from './stage.js';

const CODE = '3070990000002/000009';
const forbidding = (article: string, repealedOn: string | null) => ({
  basisId: `b${article}`,
  type: 'LAW',
  title: '道路交通安全法（示例）',
  article,
  quotedText: '有关信息应当依法保密。',
  effectiveFrom: '2020-01-01',
  repealedOn,
});
const [number, kind, status] = NEW.items;
/** An unconditional entry: the number is conditional, the permitted types are forbidden, the status follows the entry. */
const mixed = (repealedOn: string | null) => ({
  ...NEW,
  catalogCode: CODE,
  name: '电子驾驶证状态核验（分项）',
  shareAttribute: 'UNCONDITIONAL',
  items: [
    { ...number, itemShareAttribute: 'CONDITIONAL' },
    { ...kind, itemShareAttribute: 'NON_SHAREABLE' },
    status,
    { ...status, itemId: 'i4', nameZh: '有效期止' },
  ],
  nonShareReason: '法律规定应当保密。',
  legalBases: [forbidding('第十九条', repealedOn)],
});
const asks = (...itemIds: readonly string[]) => ({ ...request(CODE, 'API', 1), itemIds });
const refused = (itemId: string, more: object) => ({
  itemId,
  agree: false,
  text: '该数据项已由法律规定不予共享，不能提供。',
  ...more,
});

/** Plays a drafted content up to the authority's desk, on the day of its assessments. */
async function submits(stage: Stage, day: string, revision: number, matter = 'entry'): Promise<void> {
  if (matter === 'entry') await stage.does('p2.handler', 'start-assessment', { revision }, matter);
  for (const type of ['SECRECY_RISK', 'PERSONAL_INFO_IMPACT']) {
    const documents = [await stage.uploads('p2.assessor', `${type} 评估报告（示例）`)];
    const finding = { revision, type, result: 'PASS', assessedOn: day, opinion: '评估通过。', documents };
    await stage.does('p2.assessor', 'record-assessment', finding, matter);
  }
  await stage.does('p2.lead', 'submit-to-head', { revision }, matter);
  await stage.does('p2.head', 'head-approve', { revision }, matter);
}

/** Arts 14, 15, 21(1): the items that are asked for decide, and a law in force at the reply prevails. */
export const S32: Scenario = {
  id: 'S32',
  title: 'an entry of which items are stricter, and a law that closes one of them',
  steps: [
    step('2025-11-03 09:30', 'P2 submits an entry whose basis is to be repealed', async (stage) => {
      await stage.begins('p2.handler', 'catalog-entry', { content: mixed('2025-11-04') }, 'entry');
      await submits(stage, '2025-11-03', 1);
    }),
    step('2025-11-04 09:30', 'repealed meanwhile, it cannot be published; corrected, it is', async (stage) => {
      const repealed = { status: 422, code: 'BASIS_REPEALED', clause: '14(3)' };
      await stage.isRefused('p1.reviewer', 'authority-pass', { revision: 1 }, repealed, 'entry');
      await stage.does('p1.reviewer', 'authority-return', { reasons: ['依据已经废止。'] }, 'entry');
      await stage.does('p2.handler', 'rework', {}, 'entry');
      await stage.does('p2.handler', 'revise-draft', { content: mixed(null) }, 'entry');
      await submits(stage, '2025-11-04', 2);
      await stage.does('p1.reviewer', 'authority-pass', { revision: 2 }, 'entry');
      expect(await stage.version('m6.handler', CODE)).toBe(1);
    }),
    step('2025-11-05 10:00', 'the forbidden item is refused; a conditional one gives ten days', async (stage) => {
      const outcome = await stage.tries('m6.handler', 'share-request', asks('i1', 'i2'));
      expect(outcome).toMatchObject({ ok: false, status: 422, code: 'ITEM_NON_SHAREABLE', clause: '14(3)' });
      expect(outcome).toMatchObject({ detail: expect.stringContaining('《道路交通安全法（示例）》第十九条') });
      await stage.raises('m6', asks('i3'), 'unconditional');
      expect(await stage.clock('p2.handler', 'reply', 'unconditional')).toMatchObject({ workingDays: 1 });
      await stage.raises('m6', asks('i1', 'i3', 'i4'), 'mixed');
      expect(await stage.clock('p2.handler', 'reply', 'mixed')).toMatchObject({
        workingDays: 10,
        lastDay: '2025-11-19',
      });
      expect((await stage.sees('p2.handler', 'mixed')).view).toMatchObject({
        request: { shareAttribute: 'CONDITIONAL', entry: { shareAttribute: 'UNCONDITIONAL' } },
      });
    }),
    step('2025-11-06 10:00', 'what is unconditional is agreed to within its day', async (stage) => {
      await stage.does('p2.handler', 'accept', {}, 'unconditional');
      const decisions = [{ itemId: 'i3', agree: true }];
      await stage.does('p2.handler', 'propose-reply', { ...agree(1), decisions }, 'unconditional');
      await stage.does('p2.lead', 'lead-approve-reply', { revision: 1 }, 'unconditional');
    }),
    step('2025-11-10 10:00', 'a law closes the status: a new version is published', async (stage) => {
      const opening = { catalogCode: CODE, trigger: 'LEGAL_CHANGE', eventDate: '2025-11-10', docRef: '主席令（示例）' };
      const { items, legalBases } = mixed(null);
      await stage.begins('p2.handler', 'catalog-update', { ...opening, reason: '法律修改。' }, 'update');
      await stage.does('p2.handler', 'start-update', {}, 'update');
      const changes = {
        items: items.map((item) => (item?.itemId === 'i3' ? { ...item, itemShareAttribute: 'NON_SHAREABLE' } : item)),
        legalBases: [...legalBases, forbidding('第二十条', null)],
      };
      await stage.does(
        'p2.handler',
        'revise-change',
        { changes, changeReason: '修改后的法律不予共享状态。' },
        'update',
      );
      await submits(stage, '2025-11-10', 1, 'update');
      await stage.does('p1.reviewer', 'authority-pass', { revision: 1 }, 'update');
      expect(await stage.version('m6.handler', CODE)).toBe(2);
    }),
    step('2025-11-12 10:00', 'the closed item is refused by the new basis, the others are agreed to', async (stage) => {
      await stage.does('p2.handler', 'accept', {}, 'mixed');
      const closed = { status: 422, code: 'CLOSED_BY_LAW', clause: '14(3)' };
      const itemIds = ['i1', 'i3', 'i4'];
      const all = { ...agree(1), decisions: itemIds.map((itemId) => ({ itemId, agree: true })) };
      await stage.isRefused('p2.handler', 'propose-reply', all, closed, 'mixed');
      const cited = refused('i3', { code: 'ITEM_NON_SHAREABLE', basisId: 'b第二十条' });
      const partial = { ...all, decisions: [{ itemId: 'i1', agree: true }, cited, { itemId: 'i4', agree: true }] };
      await stage.does('p2.handler', 'propose-reply', partial, 'mixed');
      await stage.does('p2.lead', 'lead-approve-reply', { revision: 1 }, 'mixed');
      const { state, view } = await stage.sees('m6.handler', 'mixed');
      expect([state, view.reply]).toMatchObject(['AGREED', { partial: true }]);
    }),
    step('2025-11-13 10:00', 'what was agreed to before the law is not delivered; its limit ends', async (stage) => {
      const start = { mode: 'API', assessment: assessed };
      const closed = { status: 422, code: 'CLOSED_BY_LAW', clause: '14(3)' };
      await stage.isRefused('p2.handler', 'start-delivery', start, closed, 'unconditional');
      await stage.does('m6.lead', 'relinquish', { reason: '法律已规定不予共享。' }, 'unconditional');
      expect(await stage.clock('p2.handler', 'delivery', 'unconditional')).toMatchObject({ state: 'CANCELLED' });
      await stage.does('p2.handler', 'start-delivery', start, 'mixed');
      const [whole] = delivery(1).deliveries;
      const deliveries = [{ ...whole, itemIds: ['i1', 'i4'] }];
      await stage.does('p2.handler', 'record-delivery', { ...delivery(1), deliveries }, 'mixed');
      expect(await stage.clock('m6.handler', 'delivery', 'mixed')).toMatchObject({ state: 'MET', late: false });
    }),
  ],
};
