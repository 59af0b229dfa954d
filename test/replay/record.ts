import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarRolloutWorkflowId, REHEARSAL_CLOCK_WORKFLOW, type DeliveryKey } from '#libs/contracts';
import { refold } from '#libs/domain';
import { loadEventRows, loadEvents, rebuild } from '#libs/persistence';
import { projectStream } from '../../infra/operations/refold.js';
import { RehearsalApi } from '../../infra/rehearsal/api-client.js';
import { request } from '../scenarios/payloads.js';
import { sqlAs } from '../support/database.js';
import { restartToGiveUpSoon } from '../support/impatience.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';
import { until } from '../support/until.js';
import { requestCorrections, createEntries, updateAndRetireEntry, takenOver } from './catalogue-deeds.js';
import * as deeds from './deeds.js';
import {
  addHoliday,
  recordAndRevokeOutage,
  judgeLateness,
  performEverydayActs,
  makeOnePersonTheWorkingBody,
  pleadAndUndo,
  registerEarlierReceipt,
} from './lateness-deeds.js';
import { askForDays, decideOnPaper, registerAndUndo } from './paper-deeds.js';
import { ACTING, actForAnother } from './delegation-deeds.js';
import { keepOrganisation, ORGANISATION, recordedOffice } from './organisation-deeds.js';
import { fileRule } from './rule-deeds.js';
import * as dividing from './dividing-deeds.js';
import * as finding from './finding-deeds.js';
import { writeHistory } from './histories.js';
import { Recording } from './recording.js';
import { writeStreams } from './stored-events.js';

/*
 * `npm run record` plays matters on real servers, and writes their histories and stored events to files. A release
 * records once, under its version; recordings of earlier releases stay as they are.
 */
const VERSION = 'v6';
const CATALOGUE = [
  'entry',
  'locked',
  'abandoned',
  'update',
  'not needed',
  'retirement',
  'trigger',
  'correction',
  'given up',
  'report',
  'adopting',
];
const BEGINS = '2025-10-20T09:00:00+08:00';

/** Reads the stored events of a matter, and the state to which they fold. */
const streamOf = async ({ db }: Recording, stream: string) => ({
  matter: refold(stream, await loadEvents(db, stream)).matter,
  rows: await loadEventRows(db, stream),
});

describe('on a platform as it is delivered', () => {
  let on: Recording;
  let asked: string;
  let lapsed: string;
  let unanswered: string;
  let broken: string;
  const told: string[] = [];
  const catalogue: string[] = [];
  beforeAll(async () => {
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
  });
  afterAll(() => on?.stop());

  it('matters that end on their first day', async () => {
    const refused = randomUUID();
    expect(await on.send(refused, deeds.NOTHING_TO_ASK_FOR)).toMatchObject({ outcome: 'REFUSED', now: null });
    await on.keep('refused-first-command', refused);

    await on.keep('in-use', await on.play(deeds.STRAIGHT_TO_USE));
    const used = await on.play([...deeds.SECOND_THOUGHTS, ...deeds.USED]);
    const certified = deeds.certified(await on.upload('p6.handler', '处置证明'));
    told.push(await on.play([certified, deeds.CONTESTED, certified, deeds.CONFIRMED], used));

    told.push(await on.play(deeds.EVERYDAY));
    const withdrawn = await on.play(deeds.WITHDRAWN);
    await on.keep('withdrawn', withdrawn);
    expect(await on.send(withdrawn, deeds.TOO_LATE)).toMatchObject({ outcome: 'REFUSED' });
    await on.keep('refused-after-the-end', withdrawn);
    told.push(withdrawn);
  });

  it('the catalogue and its corrections', async () => {
    const stage = on.stage();
    await createEntries(stage);
    await updateAndRetireEntry(stage);
    await requestCorrections(stage);
    const imported = randomUUID();
    await on.react('catalog-entry', imported, 'take-over', takenOver());
    await on.react('catalog-entry', imported, 'update-dismissed', { updateId: randomUUID(), reason: '无须更新。' });
    await on.keep('retired', stage.idOf('entry'), undefined, 'catalog-entry');
    await on.keep('returned-and-passed', stage.idOf('update'), undefined, 'catalog-update');
    await on.keep('opened', stage.idOf('trigger'), undefined, 'update-trigger');
    await on.keep('rerouted', stage.idOf('correction'), undefined, 'correction-request');
    catalogue.push(imported, ...CATALOGUE.map(stage.idOf));
  });

  it('a command that waits for the database', async () => {
    const matterId = await on.play(deeds.SUBMITTED);
    await on.platform.database.crash();
    const accepted = on.send(matterId, deeds.ACCEPTS, 60_000);
    await until('the patient activity', async () => {
      const { raw } = await on.workflow(matterId).describe();
      return (raw.pendingActivities?.length ?? 0) > 0;
    });
    await on.platform.database.restart();
    expect(await accepted).toMatchObject({ outcome: 'DONE' });
    await on.keep('database-down', matterId);
  });

  it('timers that ring by themselves', async () => {
    [asked, lapsed] = [await on.play(deeds.ASKED), await on.play(deeds.ASKED)];
    [unanswered, broken] = [await on.play(deeds.UNANSWERED), await on.play(deeds.UNDER_REVIEW)];
    await on.ring('2025-10-21T09:00:00+08:00', 'L3', unanswered);
    await on.ring('2025-10-21T12:00:00+08:00', 'L1', unanswered);
    await on.ring('2025-10-22T00:00:15+08:00', 'L4', unanswered);
    await on.advanceTo('2025-10-22T10:00:00+08:00');
    await on.play(deeds.SUPPLIED, asked);
  });

  it('a defect and its repair', async () => {
    const { ownerUrl } = on.platform.database;
    const damage = `jsonb_set(folded, '{clocks,0,responsible}', '"nobody"')`;
    await sqlAs(ownerUrl, `UPDATE matter SET folded = ${damage} WHERE id = '${broken}'`);
    await on.ring('2025-10-28T09:00:00+08:00', 'L1');
    const alerts = { level: 50, matterId: broken };
    await until('a defect', async () => (await on.platform.worker.logged(alerts)).length > 0);
    await on.play(deeds.ASKS_FOR_DAYS, broken);
    await rebuild(on.db, projectStream);
    await on.hasRung(broken, 'L1');
    await on.keep('defect', broken);
  });

  it('what follows in the next weeks', async () => {
    await on.advanceTo('2025-11-05T10:00:00+08:00');
    await on.play(deeds.LAPSED, lapsed);
    await on.advanceTo('2025-11-07T10:00:00+08:00');
    await on.play(deeds.RELINQUISHED, asked);
    await on.keep('lapsed', lapsed);
    await on.keep('supplemented-and-extended', asked);
    await on.keep('overdue', unanswered);
    told.push(asked, lapsed, unanswered);
  });

  it('the rehearsal clock', async () => {
    const query = `WorkflowType = '${REHEARSAL_CLOCK_WORKFLOW}' AND ExecutionStatus = 'Completed'`;
    const advances = on.client.workflow.list({ query }).intoHistories();
    const { value } = await advances[Symbol.asyncIterator]().next();
    await writeHistory(`rehearsal-clock/advance.${VERSION}`, value.history);
  });

  it('the events of these matters', async () => {
    const read = (stream: string) => streamOf(on, stream);
    await writeStreams(`share-request-${VERSION}`, await Promise.all(told.map(read)));
    await writeStreams(`catalogue-${VERSION}`, await Promise.all(catalogue.map(read)));
  });
});

describe('on a platform that suggests new runs early', () => {
  let on: Recording;
  beforeAll(async () => {
    const temporal = { 'limit.historyCount.suggestContinueAsNew': 40 };
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS, temporal });
  });
  afterAll(() => on?.stop());

  it('a matter in two runs', async () => {
    const [first, ...others] = deeds.LONG;
    const matterId = await on.play(first ? [first] : []);
    const { runId } = await on.workflow(matterId).describe();
    await on.play(others, matterId);
    await until('a new run', async () => (await on.workflow(matterId).describe()).runId !== runId);
    await on.play(deeds.CONSENT_TO_LONG, matterId);
    await on.keep('long', matterId, runId);
    await on.keep('continued-as-new', matterId);
  });
});

describe('on a platform where deadlines pass', () => {
  let on: Recording;
  beforeAll(async () => {
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
  });
  afterAll(() => on?.stop());

  it('what is done every day, comes late or earlier, fails, or is counted by other rules', async () => {
    const stage = on.stage();
    await stage.raises('c2', request('3070990000005/000002', 'FILE', 2), 'late');
    await stage.raises('p6', request('3070990100002/000002', 'API', 2), 'conditional');
    await performEverydayActs(stage, 'late');
    await recordAndRevokeOutage(stage);
    await registerEarlierReceipt(stage, 'conditional');
    await on.advanceTo('2025-10-22T09:00:00+08:00');
    await stage.finds('p5.lead', 'breach-candidate', '3070990000005/000002', 'candidate');
    await judgeLateness(stage, 'candidate');
    const candidate = stage.idOf('candidate');
    await on.react('breach-candidate', candidate, 'act-done', { at: '2025-10-22T01:00:00.000Z' });
    await on.react('breach-candidate', candidate, 'act-undone', {});
    await on.react('breach-candidate', candidate, 'withdraw', { reason: '收到日期另有证明' });
    const year = randomUUID();
    await on.react('calendar-year', year, 'await', { year: 2027, responsible: 'N1' });
    await on.react('calendar-year', year, 'loaded', { calendarVersion: 'CN-2027.1' });
    await addHoliday(on.platform.database.ownerUrl);
    await stage.does('m2.handler', 'accept', {}, 'conditional');
    await makeOnePersonTheWorkingBody(on.platform.database.ownerUrl);
    await stage.begins('p6.lead', 'share-request', request('3070990100002/000002', 'API', 2), 'alone');
    await stage.does('p6.lead', 'submit-internally', { revision: 1, declaration: true }, 'alone');
    await stage.does('p6.lead', 'lead-consent', { revision: 1 }, 'alone');
    await on.keep('judged', candidate, undefined, 'breach-candidate');
    await on.keep('revoked', stage.idOf('outage'), undefined, 'outage-finding');
    await on.keep('loaded', year, undefined, 'calendar-year');
    await on.keep('every-day', stage.idOf('late'));
    const told = [...['late', 'conditional', 'alone', 'outage'].map(stage.idOf), candidate, year];
    await writeStreams(`lateness-${VERSION}`, await Promise.all(told.map((stream) => streamOf(on, stream))));
  });
});

describe('on a platform where a department files its own rule', () => {
  let on: Recording;
  beforeAll(async () => {
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
  });
  afterAll(() => on?.stop());

  it('the rule is returned, approved, revised and repealed', async () => {
    const stage = on.stage();
    await fileRule(stage, 'rule');
    const rule = stage.idOf('rule');
    await on.keep('repealed', rule, undefined, 'internal-rule');
    await writeStreams(`internal-rule-${VERSION}`, [await streamOf(on, rule)]);
  });
});

describe('on a platform whose organisation changes', () => {
  let on: Recording;
  beforeAll(async () => {
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
  });
  afterAll(() => on?.stop());

  it('divisions, departments, working bodies, accounts and offices come and go', async () => {
    const stage = on.stage();
    await keepOrganisation(stage);
    const recorded = randomUUID();
    await on.react('office-grant', recorded, 'record', recordedOffice());
    for (const [matter, process] of Object.entries(ORGANISATION))
      await on.keep(matter.replace(' ', '-'), stage.idOf(matter), undefined, process);
    const told = [...Object.keys(ORGANISATION).map(stage.idOf), recorded];
    await writeStreams(`organisation-${VERSION}`, await Promise.all(told.map((stream) => streamOf(on, stream))));
  });
});

describe('on a platform where somebody acts for another', () => {
  let on: Recording;
  beforeAll(async () => {
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
  });
  afterAll(() => on?.stop());

  it('a head consents for a lead, and a person keeps out', async () => {
    const stage = on.stage();
    await actForAnother(stage);
    for (const [matter, process] of Object.entries(ACTING))
      await on.keep(matter.replace(' ', '-'), stage.idOf(matter), undefined, process);
    const told = [...Object.keys(ACTING), 'request'].map(stage.idOf);
    await writeStreams(`acting-${VERSION}`, await Promise.all(told.map((stream) => streamOf(on, stream))));
  });
});

describe('on a platform where time belongs to another side', () => {
  let on: Recording;
  beforeAll(async () => {
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
  });
  afterAll(() => on?.stop());

  it('a term ends before its data have come, and an extension is not decided in time', async () => {
    const ended = await on.play(deeds.ENDPOINT_NAMED);
    const stage = on.stage();
    await stage.raises('c2', request('3070990000005/000002', 'FILE', 2), 'late');
    await stage.does('p5.lead', 'request-extension', { days: 2, reason: '核对需要更多时间' }, 'late');
    await on.advanceTo('2025-10-22T09:00:00+08:00');
    await on.play(deeds.TERM_OVER, ended);
    await stage.does('p1.reviewer', 'decide-extension', { grant: false, reason: '理由不充分' }, 'late');
    await stage.findsCandidate('p5.lead', '3070990000005/000002', 'late');
    await until('the candidate knows', async () => (await stage.sees('p5.lead', 'candidate')).seq > 1);
    await on.keep('term-over', ended);
    const told = [ended, stage.idOf('late'), stage.idOf('candidate')];
    await writeStreams(`time-of-others-${VERSION}`, await Promise.all(told.map((stream) => streamOf(on, stream))));
  });
});

describe('on a platform where a judgement is undone', () => {
  let on: Recording;
  beforeAll(async () => {
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
  });
  afterAll(() => on?.stop());

  it('a reason is pleaded, judged, and the judgement undone; an outage is confirmed', async () => {
    const stage = on.stage();
    await stage.raises('c2', request('3070990000005/000002', 'FILE', 2), 'late');
    await recordAndRevokeOutage(stage);
    await on.advanceTo('2025-10-22T09:00:00+08:00');
    await stage.findsCandidate('p5.lead', '3070990000005/000002', 'late');
    await pleadAndUndo(stage, 'candidate');
    await on.keep('undone', stage.idOf('candidate'), undefined, 'breach-candidate');
    const told = ['candidate', 'outage'].map(stage.idOf);
    await writeStreams(`judging-${VERSION}`, await Promise.all(told.map((stream) => streamOf(on, stream))));
  });
});

describe('on a platform where papers came earlier', () => {
  let on: Recording;
  beforeAll(async () => {
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
  });
  afterAll(() => on?.stop());

  it('registrations are withdrawn and refuted', async () => {
    const stage = on.stage();
    await registerAndUndo(stage, 'paper');
    const paper = stage.idOf('paper');
    await on.keep('papers', paper);
    await writeStreams(`papers-${VERSION}`, [await streamOf(on, paper)]);
  });
});

describe('on a platform where findings are contested', () => {
  let on: Recording;
  beforeAll(async () => {
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
  });
  afterAll(() => on?.stop());

  it('a return finds nothing updated, a source hands a correction back, and a requester disagrees', async () => {
    const stage = on.stage();
    await finding.handBackAndDisagree(stage, 'correction');
    await finding.submitOnTheLastDay(stage, 'update');
    await on.advanceTo('2025-10-22T09:00:00+08:00');
    await finding.findUndone(stage, 'update');
    await until(
      'the candidate',
      async () => (await stage.candidatesOf('p1.supervisor', finding.ENTRY, 'update')).length > 0,
    );
    await stage.findsCandidate('p1.supervisor', finding.ENTRY, 'update');
    await finding.contest(stage, 'update');
    await finding.upholdAndSetAside(stage, 'update');
    await until('the candidate knows', async () => (await stage.sees('p1.supervisor', 'candidate')).seq > 2);
    await on.keep('finding-contested', stage.idOf('update'), undefined, 'catalog-update');
    await on.keep('handed-back', stage.idOf('correction'), undefined, 'correction-request');
    const told = ['update', 'correction', 'candidate'].map(stage.idOf);
    await writeStreams(`findings-${VERSION}`, await Promise.all(told.map((stream) => streamOf(on, stream))));
  });
});

describe('on a platform where a claim is divided', () => {
  let on: Recording;
  beforeAll(async () => {
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
  });
  afterAll(() => on?.stop());

  it('a provider divides a claim, and the part goes to its own source', async () => {
    const stage = on.stage();
    const matterId = await dividing.divideClaim(stage, 'correction');
    stage.knows('part', { process: 'correction-request', matterId });
    await dividing.answerPart(stage, 'part');
    await on.keep('divided', stage.idOf('correction'), undefined, 'correction-request');
    await on.keep('part', matterId, undefined, 'correction-request');
    const told = [stage.idOf('correction'), matterId];
    await writeStreams(`division-${VERSION}`, await Promise.all(told.map((stream) => streamOf(on, stream))));
  });
});

describe('on a platform where decisions were made on paper', () => {
  let on: Recording;
  beforeAll(async () => {
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
  });
  afterAll(() => on?.stop());

  it('extensions are granted and refused', async () => {
    const stage = on.stage();
    await askForDays(stage, 'asked', 'update');
    await on.advanceTo('2025-10-21T10:00:00+08:00');
    await decideOnPaper(stage, 'asked', 'update');
    const told = ['asked', 'update'].map(stage.idOf);
    await on.keep('decided-on-paper', stage.idOf('asked'));
    await writeStreams(`paper-decisions-${VERSION}`, await Promise.all(told.map((stream) => streamOf(on, stream))));
  });
});

describe('on a platform whose calendar changes', () => {
  let on: Recording;
  beforeAll(async () => {
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
  });
  afterAll(() => on?.stop());

  it('clocks are counted again', async () => {
    await on.play(deeds.UNDER_REVIEW);
    const { ownerUrl } = on.platform.database;
    await addHoliday(ownerUrl);
    await sqlAs(
      ownerUrl,
      `INSERT INTO calendar_rollout (version, state, candidates, started_at) VALUES ('CN-2025.1', 'RUNNING', 1, now())`,
    );
    const state = () => sqlAs<{ state: string }>(ownerUrl, `SELECT state FROM calendar_rollout`);
    await until('it is rolled out', async () => (await state())[0]?.state === 'DONE');
    const workflow = on.client.workflow.getHandle(calendarRolloutWorkflowId('CN-2025.1'));
    await workflow.result();
    await writeHistory(`calendar-rollout/rolled-out.${VERSION}`, await workflow.fetchHistory());
  });
});

describe('on a platform that tells the system of a department', () => {
  let on: Recording;
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    on = await Recording.start(VERSION, { rehearsalStart: BEGINS });
    const api = new RehearsalApi(on.platform.url);
    expect(
      (await api.post('sysadmin.1', '/webhook-hosts', { host: new URL(receiver.url).host }, randomUUID())).status,
    ).toBe(201);
    expect((await api.post('m2.lead', '/webhooks', { url: receiver.url }, randomUUID())).status).toBe(201);
  });
  afterAll(async () => {
    await on?.stop();
    await receiver?.stop();
  });

  it('an alert that comes through at the second try, and one that is given up', async () => {
    receiver.respond = (response) => response.writeHead(receiver.received.length > 1 ? 204 : 500).end();
    expect(await on.keepDelivery('second-try', await tried())).toBe('DELIVERED');
    receiver.respond = (response) => response.writeHead(500).end();
    const stubborn = await tried();
    await restartToGiveUpSoon(on.client, stubborn);
    expect(await on.keepDelivery('given-up', stubborn)).toBe('DEAD');
  });

  /** Submits a request and returns the resulting delivery after its first attempt. */
  async function tried(): Promise<DeliveryKey> {
    receiver.received.splice(0);
    await on.play(deeds.SUBMITTED);
    await until('it arrives', () => Promise.resolve(receiver.received.length > 0));
    return { deliveryId: String(receiver.received[0]?.headers['webhook-id']), generation: 1 };
  }
});
