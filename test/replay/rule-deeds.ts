import type { Stage } from '../scenarios/stage.js';

/*
 * Recorded acts on a department's own rule. Together they cause every event of internal rules.
 */

const rule = {
  title: '政务数据共享工作管理办法（示例）',
  summary: '明确各处室的分工和时限。',
  label: '2025年版',
  from: '2025-11-01',
};
const reason = '情况属实，请办理。';

/** Plays a rule of P2: returned, approved, a revision that is given up, and the repeal. */
export async function fileRule(stage: Stage, matter: string): Promise<void> {
  const cited = async () => ({ ...rule, documents: [await stage.uploads('p2.handler', '制度全文(示例)')] });
  const act = (account: string, command: string, payload: unknown) => stage.does(account, command, payload, matter);
  await stage.begins('p2.handler', 'internal-rule', await cited(), matter);
  await act('p2.handler', 'submit-to-head', { revision: 1 });
  await act('p2.head', 'head-reject', { reason });
  await act('p2.handler', 'revise-rule', await cited());
  await act('p2.handler', 'submit-to-head', { revision: 2 });
  await act('p2.head', 'head-approve', { revision: 2 });
  await act('p2.handler', 'revise-rule', await cited());
  await act('p2.handler', 'abandon-draft', { reason });
  await act('p2.head', 'repeal-rule', { reason });
}
