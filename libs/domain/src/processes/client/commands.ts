import { z } from 'zod';
import { isForClients } from '../../access/rights.js';
import { CLIENT_KINDS } from '../../access/roles.js';
import { givenDate } from '../../calendar/given.js';
import { addDays, localDate, type Instant, type LocalDate } from '../../calendar/time.js';
import { text } from '../../language/text.js';
import { allOf, rule, type Check, type Refusal } from '../../language/refusal.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';
import { ask } from '../../matter/facts.js';
import type { Notice } from '../../matter/happening.js';
import { done, refuse, rowsFor } from '../../matter/table.js';
import type { Organisation } from '../../organisation/organisation.js';
import type { Department } from '../../organisation/types.js';
import { newAccountName } from '../account/commands.js';
import { CLAUSE, type AdministrationSide } from '../administering/administrator.js';
import { departmentId } from '../department/commands.js';
import type { ClientEvent, ClientRecord } from './client.state.js';

const row = rowsFor<ClientRecord, ClientEvent, AdministrationSide>();

/** Most commands that one program is registered for. */
const MOST_COMMANDS = 100;
/** Longest registration, in days: then somebody looks at it again. */
const LONGEST: number = OUR_NUMBERS.longestClient.value;
const reasoned = z.strictObject({ reason: text(2000) });

const content = z.strictObject({
  clientId: newAccountName,
  kind: z.enum(CLIENT_KINDS).meta({ description: 'SYSTEM 为业务系统；AGENT 为智能助手，只能查阅和起草' }),
  departmentId,
  commands: z
    .array(z.string().regex(/^[a-z-]{1,40}\/[a-z-]{1,60}$/, '写作“事项种类/命令”，如 share-request/draft-request'))
    .max(MOST_COMMANDS)
    .meta({ description: '获准的命令；只读取的不填' }),
  until: givenDate.meta({ description: '自该日起失效' }),
});

const proposeClient = row({
  name: 'propose-client',
  title: '提出接入系统',
  clause: CLAUSE,
  from: [],
  duty: 'PROPOSE_POWER',
  payload: content,
  example: {
    clientId: 'p4.exchange',
    kind: 'SYSTEM',
    departmentId: 'P4',
    commands: ['share-request/draft-request', 'share-request/record-use'],
    until: '2026-12-31',
  },
  needs: ({ clientId }) => [ask('registered', { record: 'account', key: clientId })],
  decide(_, proposed, { facts, organisation, office, at }) {
    const taken = facts.get('registered', { record: 'account', key: proposed.clientId });
    const refusals = allOf(taken ? ID_TAKEN : null, unfitClient(proposed, organisation, at));
    if (refusals) return refuse(refusals);
    return done({ event: { type: 'clientProposed', ...proposed, parties: { administration: office.departmentId } } });
  },
});

/** Lets the program in: a second administrator has read the proposal. What it rests on is asked again. */
const confirmClient = row({
  name: 'confirm-client',
  title: '确认接入系统',
  clause: CLAUSE,
  from: ['PROPOSED'],
  duty: 'CONFIRM_POWER',
  payload: z.strictObject({}),
  example: {},
  needs: (_, matter) => (matter ? [ask('registered', { record: 'account', key: matter.data.clientId })] : []),
  decide({ data }, _, { facts, organisation, at }) {
    const taken = facts.get('registered', { record: 'account', key: data.clientId });
    const refusals = allOf(taken ? ID_TAKEN : null, unfitClient(data, organisation, at));
    if (refusals) return refuse(refusals);
    const { until } = data;
    return done({
      event: { type: 'clientConfirmed', until },
      notices: [toDepartment(data, `已接入，至 ${until} 失效`)],
    });
  },
});

const rejectClient = row({
  name: 'reject-client',
  title: '不予接入',
  clause: CLAUSE,
  from: ['PROPOSED'],
  payload: reasoned,
  example: { reason: '请先写明该系统办理的命令。' },
  decide: (_, { reason }) => done({ event: { type: 'clientRejected', reason } }),
});

/** Ends the registration at once; one administrator is enough, because it takes power. */
const endClient = row({
  name: 'end-client',
  title: '停止接入',
  clause: CLAUSE,
  from: ['REGISTERED'],
  payload: reasoned,
  example: { reason: '该系统已下线。' },
  decide: ({ data }, { reason }) =>
    done({ event: { type: 'clientEnded', reason }, notices: [toDepartment(data, '已停止接入')] }),
});

export const CLIENT_COMMANDS = [proposeClient, confirmClient, rejectClient, endClient];

const ID_TAKEN = rule('ACCOUNT_REGISTERED', CLAUSE, '该账号已经登记。', [
  { field: 'clientId', message: '请填写尚未登记的账号' },
]);

const unfitClient = (
  { kind, departmentId: id, commands, until }: Pick<ClientRecord, 'kind' | 'departmentId' | 'commands' | 'until'>,
  organisation: Organisation,
  at: Instant,
): Check =>
  allOf(unfitDepartment(organisation.find(id)), notForClients(kind, commands), unfitEnd(until, localDate(at)));

const unfit = (field: string, message: string): Refusal =>
  rule('UNFIT_CLIENT', CLAUSE, `不能接入：${message}。`, [{ field, message }]);

function unfitDepartment(department: Department | undefined): Refusal | null {
  if (!department || department.endedAt) return unfit('departmentId', '没有这个部门，或者已经撤并');
  return department.kind === 'GOVERNMENT' ? unfit('departmentId', '人民政府没有工作机构，不接入系统') : null;
}

function notForClients(kind: ClientRecord['kind'], commands: ClientRecord['commands']): Refusal | null {
  const foreign = commands.findIndex((one) => !isForClients(kind, ...(one.split('/') as [string, string])));
  if (foreign < 0) return null;
  const who = kind === 'AGENT' ? '智能助手只能起草' : '接入系统只能办理经办人的命令';
  return unfit(`commands.${String(foreign)}`, `${who}，${commands[foreign] ?? ''}须由人员办理`);
}

function unfitEnd(until: LocalDate, today: LocalDate): Refusal | null {
  if (until <= today) return unfit('until', '应晚于今日');
  return until > addDays(today, LONGEST) ? unfit('until', `最长 ${LONGEST} 日，到期前重新提出`) : null;
}

const toDepartment = ({ clientId, departmentId: id }: ClientRecord, what: string): Notice => ({
  to: [
    { departmentId: id, role: 'WB_LEAD' },
    { departmentId: id, role: 'DEPT_HEAD' },
  ],
  text: `接入系统 ${clientId} ${what}。`,
});
