import { expect } from '@jest/globals';
import { step, type Scenario, type Stage } from './stage.js';

const rule = {
  title: '政务数据共享工作管理办法（示例）',
  summary: '明确各处室编制目录、答复共享申请、核实校核申请的分工和时限。',
  label: '2025年版',
  from: '2025-10-15',
};
const revised = { ...rule, title: '政务数据共享工作管理办法（示例，修订）', label: '2025年修订', from: '2025-12-01' };

/** Returns the payload of a draft with a document that the handler of P3 uploads for it. */
const cited = async (stage: Stage, content: object) => ({
  ...content,
  documents: [await stage.uploads('p3.handler', '制度全文(示例)')],
});

/** Art 10: a department files its own rule; a revision replaces the version in force, and the rule is repealed. */
export const S31: Scenario = {
  id: 'S31',
  title: 'a department’s own rule, its revision and its repeal',
  steps: [
    step('2025-10-14 10:00', 'P3 drafts a rule in parts; the authority does not see it', async (stage) => {
      await stage.begins('p3.handler', 'internal-rule', { title: rule.title }, 'rule');
      const unfinished = { status: 422, code: 'RULE_INCOMPLETE', clause: '10' };
      await stage.isRefused('p3.handler', 'submit-to-head', { revision: 1 }, unfinished, 'rule');
      await stage.does('p3.handler', 'revise-rule', await cited(stage, rule), 'rule');
      await stage.does('p3.handler', 'submit-to-head', { revision: 2 }, 'rule');
      expect(await stage.sees('p3.lead', 'rule')).toMatchObject({ state: 'UNDER_APPROVAL', clocks: [] });
      await expect(stage.sees('p1.supervisor', 'rule')).rejects.toThrow('does not see');
    }),
    step('2025-10-20 10:00', 'the head returns it, and approves what is handed in again', async (stage) => {
      await stage.isRefused('p3.lead', 'head-approve', { revision: 1 }, { status: 403 }, 'rule');
      await stage.does('p3.head', 'head-reject', { reason: '请写明校核的时限。' }, 'rule');
      await stage.does('p3.handler', 'revise-rule', await cited(stage, rule), 'rule');
      await stage.does('p3.handler', 'submit-to-head', { revision: 3 }, 'rule');
      const stale = { status: 409, code: 'STALE_REVISION' };
      await stage.isRefused('p3.head', 'head-approve', { revision: 1 }, stale, 'rule');
      await stage.does('p3.head', 'head-approve', { revision: 3 }, 'rule');
      const { state, view } = await stage.sees('p1.supervisor', 'rule');
      expect([state, view]).toMatchObject([
        'IN_FORCE',
        { draft: null, versions: [{ version: 1, from: '2025-10-20', until: null }] },
      ]);
      await expect(stage.sees('p2.handler', 'rule')).rejects.toThrow('does not see');
    }),
    step(
      '2025-11-18 10:00',
      'a revision is drafted: version 1 stays, and the authority sees no draft',
      async (stage) => {
        await stage.does('p3.handler', 'revise-rule', await cited(stage, revised), 'rule');
        const versions = [{ title: rule.title, until: null }];
        expect((await stage.sees('p3.head', 'rule')).view).toMatchObject({ draft: { title: revised.title }, versions });
        expect((await stage.sees('p1.supervisor', 'rule')).view).toMatchObject({ draft: null, versions });
        await stage.does('p3.handler', 'submit-to-head', { revision: 4 }, 'rule');
        await stage.does('p3.head', 'head-approve', { revision: 4 }, 'rule');
      },
    ),
    step('2026-01-12 10:00', 'the head repeals the rule; both versions keep their days', async (stage) => {
      await stage.isRefused('p3.handler', 'repeal-rule', { reason: '已有新规定。' }, { status: 403 }, 'rule');
      await stage.does('p3.head', 'repeal-rule', { reason: '已有新规定。' }, 'rule');
      const { state, view } = await stage.sees('p1.supervisor', 'rule');
      expect([state, view]).toMatchObject([
        'REPEALED',
        {
          versions: [
            { version: 1, from: '2025-10-20', until: '2025-12-01' },
            { version: 2, from: '2025-12-01', until: '2026-01-12' },
          ],
          repealed: '已有新规定。',
        },
      ]);
    }),
  ],
};
