import { z } from 'zod';
import { allOf, rule } from '../../language/refusal.js';
import { text } from '../../language/text.js';
import { ask } from '../../matter/facts.js';
import type { Notice } from '../../matter/happening.js';
import type { Actor } from '../../access/roles.js';
import { done, refuse, rowsFor } from '../../matter/table.js';
import { accountName } from '../account/commands.js';
import { CLAUSE, onOneself, type AdministrationSide } from '../administering/administrator.js';
import type { Recusal, RecusalEvent } from './recusal.state.js';

const row = rowsFor<Recusal, RecusalEvent, AdministrationSide>();

const recordOf = ({ accountId, recusedFrom }: Pick<Recusal, 'accountId' | 'recusedFrom'>) =>
  ({ record: 'recusal', key: `${accountId} ${recusedFrom}` }) as const;

/** Keeps a person out of a matter at once. One administrator is enough, because it takes power and gives none. */
const recordRecusal = row({
  name: 'record-recusal',
  title: '登记回避',
  clause: CLAUSE,
  from: [],
  duty: 'RECUSE',
  payload: z.strictObject({
    recusedFrom: z.uuid().meta({ description: '应当回避的事项' }),
    accountId: accountName.meta({ description: '应当回避的人的任一账号，其全部账号一并回避' }),
    reason: text(2000),
  }),
  example: {
    recusedFrom: '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e31',
    accountId: 'p4.handler',
    reason: '与本事项有利害关系。',
  },
  needs: (given) => [
    ask('account', given.accountId),
    ask('matter', given.recusedFrom),
    ask('registered', recordOf(given)),
  ],
  decide(_, given, { facts, office }) {
    const person = facts.get('account', given.accountId);
    const unknown = facts.get('matter', given.recusedFrom) ? null : NO_SUCH_MATTER;
    if (!person) return refuse(allOf(NO_SUCH_ACCOUNT, unknown));
    const refusals = allOf(
      person.client ? PROGRAM : null,
      unknown,
      facts.get('registered', recordOf(given)) ? RECUSED_ALREADY : null,
    );
    if (refusals) return refuse(refusals);
    const { personId } = person;
    const parties = { administration: office.departmentId };
    return done({ event: { type: 'recusalRecorded', ...given, personId, parties }, notices: toHeads(person) });
  },
});

/** Lets the person act in the matter again; another administrator than the one who recorded the recusal does. */
const liftRecusal = row({
  name: 'lift-recusal',
  title: '解除回避',
  clause: CLAUSE,
  from: ['RECORDED'],
  duty: 'LIFT_RECUSAL',
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '经核实，没有利害关系。' },
  guard: ({ data }, { actor }) => onOneself(actor, data.personId),
  decide: (_, { reason }) => done({ event: { type: 'recusalLifted', reason } }),
});

export const RECUSAL_COMMANDS = [recordRecusal, liftRecusal];

const NO_SUCH_ACCOUNT = rule('NO_SUCH_ACCOUNT', CLAUSE, '没有这个账号，或者已经停用。', [
  { field: 'accountId', message: '请填写在用的账号' },
]);
const PROGRAM = rule('PROGRAM_RECUSAL', CLAUSE, '接入系统不回避，请停止其接入。', [
  { field: 'accountId', message: '请填写自然人的账号' },
]);
const NO_SUCH_MATTER = rule('NO_SUCH_MATTER', CLAUSE, '没有这个事项。', [
  { field: 'recusedFrom', message: '请填写事项的编号' },
]);
const RECUSED_ALREADY = rule('RECUSED_ALREADY', CLAUSE, '该人员已经回避本事项。', [
  { field: 'accountId', message: '无须再次登记' },
]);

/** Tells the heads of the person's departments, who have somebody else act. */
const toHeads = ({ accountId, offices }: Actor): readonly Notice[] => {
  const to = [...new Set(offices.map(({ departmentId }) => departmentId))].map(
    (departmentId) => ({ departmentId, role: 'DEPT_HEAD' }) as const,
  );
  return to.length > 0 ? [{ to, text: `回避：${accountId} 应当回避一个事项，请安排其他人员办理。` }] : [];
};
