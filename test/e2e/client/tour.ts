// The README's tour, by a client that a public generator made of the OpenAPI document. generated-client.spec.ts makes
// `schema.ts` beside a copy of this file, compiles both strictly and runs them: node tour.js URL.
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';

const api = createClient<paths>({ baseUrl: process.argv[2] ?? '' });
type Receipt = components['schemas']['Receipt'];
type DryRun = components['schemas']['DryRun'];
type Problem = components['schemas']['Problem'];

/** Returns the receipt of a command that was carried out. Throws the problem, or where it was only tried. */
function receiptOf(answer: { readonly data?: Receipt | DryRun; readonly error?: Problem }): Receipt {
  const data = got(answer);
  if ('problems' in data) throw new Error('the command was only tried');
  return data;
}

/** Returns what an operation answered. Throws the problem otherwise. */
function got<Data>({ data, error }: { readonly data?: Data; readonly error?: Problem }): Data {
  if (data === undefined) throw new Error(`${error?.status} ${error?.code}: ${error?.detail}`);
  return data;
}

/** Returns the problem with which an operation was refused. Throws if it was not. */
function refused({ error }: { readonly error?: Problem }): string {
  if (error === undefined) throw new Error('it was not refused');
  return `${error.status} ${error.code}`;
}

async function bearer(account: string): Promise<{ readonly Authorization: string }> {
  const { accessToken } = got(await api.POST('/api/v1/rehearsal/sign-in', { body: { account } }));
  return { Authorization: `Bearer ${accessToken}` };
}

const keyed = (key: string) => ({ 'Idempotency-Key': `generated-${key}` });

// 1 to 3: lists
const auditor = await bearer('auditor.1');
const listed = got(
  await api.GET('/api/v1/matters', { params: { query: { process: 'share-request' } }, headers: auditor }),
);
const found = got(
  await api.GET('/api/v1/catalog/entries', { params: { query: { q: '低保' } }, headers: await bearer('m3.handler') }),
);
const entry = got(
  await api.GET('/api/v1/catalog/entries/{frontCode}/{sequence}', {
    params: { path: { frontCode: '3070990100002', sequence: '000001' } },
    headers: auditor,
  }),
);

// 4: draft, submit, consent
const [handler, lead] = [await bearer('m4.handler'), await bearer('m4.lead')];
const body = {
  catalogCode: '3070990100002/000001',
  itemIds: ['i1', 'i2', 'i3'],
  shareMode: 'API' as const,
  dutyNeed: '审核保障性住房申请人的低保情况',
  usageBasis: '《公共租赁住房管理办法》第七条',
  usageScenario: '保障性住房资格审核',
  usageScope: '本局住房保障科室',
  usageTerm: { until: '2028-06-30' },
  legalBases: [{ type: 'MINISTRY_RULE' as const, title: '公共租赁住房管理办法', article: '第七条' }],
};
const draft = () => api.POST('/api/v1/share-requests', { params: { header: keyed('1') }, headers: handler, body });
const drafted = await draft();
const { matterId: id } = receiptOf(drafted);
const submitted = receiptOf(
  await api.POST('/api/v1/share-requests/{id}/commands/submit-internally', {
    params: { path: { id }, header: keyed('2') },
    headers: handler,
    body: { revision: 1, declaration: true },
  }),
);
const consent = (key: string, revision: number) =>
  api.POST('/api/v1/share-requests/{id}/commands/lead-consent', {
    params: { path: { id }, header: keyed(key) },
    headers: lead,
    body: { revision },
  });
const stale = refused(await consent('3', 2));
const consented = receiptOf(await consent('4', 1));

// 5 and 6: a repeat, and refusals
const repeated = await draft();
const unfounded = refused(
  await api.POST('/api/v1/share-requests/{id}/commands/withdraw', {
    params: { path: { id }, header: keyed('5') },
    headers: lead,
    body: {},
  }),
);
const problem = got(await api.GET('/problems/{code}', { params: { path: { code: 'STALE_REVISION' } } }));

// 7: the calculator
const { lastDay } = got(
  await api.POST('/api/v1/deadlines/calculate', {
    body: { clause: '21(1)', shareAttribute: 'CONDITIONAL', triggeredAt: '2026-02-03' },
  }),
);

// 8 and 9: the clock moves past the limit, and the history
const matter = got(await api.GET('/api/v1/matters/{id}', { params: { path: { id } }, headers: lead }));
if (matter.process !== 'share-request') throw new Error(matter.process);
const number: string | null = matter.number;
const operator = await bearer('operator.1');
got(
  await api.POST('/api/v1/platform-clock/commands/advance', {
    params: { header: keyed('6') },
    headers: operator,
    body: { to: '2026-02-15T00:01:00+08:00' },
  }),
);
const clock = async () => got(await api.GET('/api/v1/platform-clock', { headers: operator }));
while ((await clock()).advancing !== null) await new Promise((resolve) => setTimeout(resolve, 200));
const history = got(await api.GET('/api/v1/matters/{id}/history', { params: { path: { id } }, headers: lead }));
const alerts = got(await api.GET('/api/v1/alerts', { headers: await bearer('m2.lead') }));

// 2 and 3: what is overdue now, why that date, and what lateness has come to
const overdue = got(await api.GET('/api/v1/matters', { params: { query: { overdue: 'true' } }, headers: lead }));
const late = { path: { id: overdue.items[0]?.matterId ?? '', clockId: 'reply' } };
const explained = got(await api.GET('/api/v1/matters/{id}/clocks/{clockId}', { params: late, headers: lead }));
const candidates = got(
  await api.GET('/api/v1/matters', { params: { query: { process: 'breach-candidate' } }, headers: auditor }),
);
const lateness = got(await api.GET('/api/v1/lateness', { headers: await bearer('p1.supervisor') }));
const unread = got(
  await api.GET('/api/v1/alerts', { params: { query: { unread: 'true' } }, headers: await bearer('m2.lead') }),
);

// 10: the authority sets an answer in working days, and a notice gives a day more off
const supervised = receiptOf(
  await api.POST('/api/v1/share-requests/{id}/commands/supervise', {
    params: { path: { id }, header: keyed('7') },
    headers: await bearer('m1.supervisor'),
    body: { departmentId: 'M2', requirement: '请说明逾期原因。', answerWithin: 3 },
  }),
);
const [uploader, activator] = [await bearer('sysadmin.1'), await bearer('sysadmin.2')];
const { days } = got(
  await api.GET('/api/v1/calendars/{version}', {
    params: { path: { version: 'CN-2026.1' }, query: { year: 2026 } },
    headers: uploader,
  }),
);
const uploaded = got(
  await api.POST('/api/v1/calendars', {
    params: { header: keyed('8') },
    headers: uploader,
    body: {
      year: 2026,
      title: '延长春节假期的通知（示例）',
      extraDaysOff: 1,
      extraDaysOffReason: '延长春节假期（示例）',
      days: [
        { date: '2026-02-24', name: '春节', isOffDay: true },
        ...days
          .filter(({ source }) => source !== null)
          .map(({ date, name, kind }) => ({ date, name: name ?? '', isOffDay: kind === 'HOLIDAY' })),
      ],
    },
  }),
);
const version = { path: { version: uploaded.version } };
const whatIf = got(await api.GET('/api/v1/calendars/{version}/what-if', { params: version, headers: activator }));
const activate = (key: string, headers: typeof activator) =>
  api.POST('/api/v1/calendars/{version}/commands/activate', {
    params: { ...version, header: keyed(key) },
    headers,
    body: {},
  });
const ownUpload = refused(await activate('9', uploader));
got(await activate('10', activator));
const rollout = async () =>
  got(await api.GET('/api/v1/calendars/{version}/rollout', { params: version, headers: activator }));
while ((await rollout()).state !== 'DONE') await new Promise((resolve) => setTimeout(resolve, 200));
const { failed } = await rollout();

console.log(
  JSON.stringify({
    listed: listed.items.length,
    found: found.items.length,
    entry: entry.catalogCode,
    location: drafted.response.headers.get('Location'),
    states: [submitted.state, consented.state],
    number,
    stale,
    repeated: [receiptOf(repeated).matterId === id, repeated.response.headers.get('Idempotent-Replayed')],
    unfounded,
    problem: [problem.code, problem.status],
    lastDay,
    overdue: history.items.some(({ type }) => type === 'deadlinePassed'),
    levels: alerts.items.map(({ level }) => level),
    paragraph: explained.paragraph,
    candidates: candidates.items.map(({ state }) => state),
    overdueNow: lateness.clocks.map(({ overdueNow }) => overdueNow),
    unread: unread.unread,
    supervised: supervised.state,
    calendar: uploaded.version,
    moved: whatIf.counts?.moved,
    ownUpload,
    failed,
  }),
);
