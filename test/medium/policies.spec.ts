import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { OUR_NUMBERS, POLICY_REGISTER } from '#libs/domain';
import {
  ClockExplanation,
  OwnNumbers,
  PolicyPage,
  PolicyReceipt,
  PolicyRegister,
  PolicyView,
  PolicyWhatIf,
} from '#libs/http';
import { sqlAs } from '../support/database.js';
import { expectProblem, type Reply } from './api.fixture.js';
import { LAND, ToldStory } from './told-story.fixture.js';

/** The story at Monday, 2 February 2026, 09:00, under the policy that came with the platform. */
let story: ToldStory;
beforeAll(async () => {
  story = await ToldStory.tell();
});
afterAll(() => story?.close());

const [ONE, ANOTHER] = ['sysadmin.1', 'sysadmin.2'] as const;
const CONDITIONAL = { clause: '21(1)', shareAttribute: 'CONDITIONAL' };
/** Local limit: 省级 (990000) and all below it answer conditional requests within five working days. */
const FIVE_DAYS = { divisionPrefix: '99', ...CONDITIONAL, workingDays: 5, basis: '本省数据共享办法（示例）第三条' };

function parsed<Schema extends z.ZodType>(schema: Schema, { status, text, body }: Reply, expected = 200) {
  expect([status, text]).toEqual([expected, text]);
  return schema.parse(body);
}
const upload = (account: string, body: object, key: string = randomUUID()) =>
  story.post(account, '/policies', { title: '示例口径', ...body }, key);
const uploaded = async (account: string, body: object) =>
  parsed(PolicyReceipt, await upload(account, body), 201).version;
const activate = (account: string, version: string) => story.post(account, `/policies/${version}/activate`, {});
const list = async () => parsed(PolicyPage, await story.see('p5.handler', '/policies')).items;
const view = async (version: string) => parsed(PolicyView, await story.see('p5.handler', `/policies/${version}`));

describe('a version of the policy', () => {
  it('reads every point of the register by its default in a new installation', async () => {
    const { items } = parsed(PolicyRegister, await story.see('p5.handler', '/policies/register'));
    expect(items.map((point) => [point.id, point.inForce])).toEqual(
      POLICY_REGISTER.map((point) => [point.id, point.default]),
    );
    expect(items.find(({ id }) => id === 'Q-31')?.options).toContainEqual(
      expect.objectContaining({ option: 'ALL', notOffered: expect.stringMatching(/[\u4e00-\u9fff]/) }),
    );
  });

  it('has beside it every number that stands in no clause', async () => {
    const { items } = parsed(OwnNumbers, await story.see('p5.handler', '/policies/own-numbers'));
    expect(items.map(({ name, value }) => [name, value])).toEqual(
      Object.entries(OUR_NUMBERS).map(([name, { value }]) => [name, value]),
    );
    expect(items.find(({ name }) => name === 'supplementTarget')).toMatchObject({
      unitTitle: '个工作日',
      point: 'Q-12',
    });
  });

  it.each([
    ['an option that is not offered', { options: { 'Q-13': 'PAUSE' } }, 'OPTION_REFUSED', 'options.Q-13'],
    ['what is in force already', { options: { 'Q-26': 'ALLOWED' } }, 'NOTHING_CHANGED', null],
    [
      'a limit longer than the Regulation’s',
      { localLimits: [{ ...FIVE_DAYS, workingDays: 11 }] },
      'LOCAL_LIMIT_REFUSED',
      'localLimits.0.workingDays',
    ],
    [
      'a limit of one place twice',
      { localLimits: [FIVE_DAYS, { ...FIVE_DAYS, workingDays: 4 }] },
      'LOCAL_LIMIT_REFUSED',
      'localLimits.1.divisionPrefix',
    ],
  ])('is refused with the reason if it has %s, and is not stored', async (_, body, code, field) => {
    const reply = await upload(ONE, body);
    expectProblem(reply, 422);
    expect(reply.body).toMatchObject({ code, ...(field !== null && { errors: [{ field }] }) });
    if (code === 'LOCAL_LIMIT_REFUSED') expect(reply.body).toMatchObject({ clause: '23' });
    expect(await list()).toHaveLength(1);
  });

  it.each([
    ['a point', { 'Q-99': 'YES' }, 'options.Q-99'],
    ['an option', { 'Q-12': 'NEVER' }, 'options.Q-12'],
  ])('accepts only %s of the register', async (_, options, field) => {
    expectProblem(await upload(ONE, { options }), 400, field);
  });

  it('is uploaded by administrators only, and once', async () => {
    for (const account of ['p1.sa-head', 'operator.1', 'auditor.1'])
      expectProblem(await upload(account, { localLimits: [FIVE_DAYS] }), 403);
    const key = randomUUID();
    const replies = [
      await upload(ONE, { localLimits: [FIVE_DAYS], options: { 'Q-26': 'NOT_ALLOWED' } }, key),
      await upload(ONE, { localLimits: [FIVE_DAYS], options: { 'Q-26': 'NOT_ALLOWED' } }, key),
    ];
    expect(replies.map(({ status, body }) => [status, body])).toEqual(
      replies.map(() => [201, { version: 'POLICY-2026.1' }]),
    );
    expect(await list()).toMatchObject([
      { version: 'POLICY-2026.1', state: 'CHECKED', basedOn: 'CN-DEFAULT-1', uploadedBy: ONE },
      { version: 'CN-DEFAULT-1', state: 'ACTIVE' },
    ]);
  });

  it('shows its differences and its effects', async () => {
    const limit = { ...CONDITIONAL, divisionPrefix: '99', law: 10, before: 10, after: 5 };
    const { differences, localLimits } = await view('POLICY-2026.1');
    expect(localLimits).toEqual([FIVE_DAYS]);
    expect(differences).toMatchObject({ limits: [limit], options: [{ id: 'Q-26', after: { option: 'NOT_ALLOWED' } }] });
    const whatIf = parsed(PolicyWhatIf, await story.see(ANOTHER, '/policies/POLICY-2026.1/what-if'));
    expect(whatIf).toMatchObject({ limits: [limit], options: [{ id: 'Q-26', readBy: 'ACT' }] });
    expect(whatIf.openClocks).toBeGreaterThan(10);
    const own = parsed(PolicyWhatIf, await story.see('p5.handler', '/policies/POLICY-2026.1/what-if'));
    expect(own.openClocks).toBeGreaterThan(0);
    expect(own.openClocks).toBeLessThan(whatIf.openClocks);
    expectProblem(await story.see(ONE, '/policies/POLICY-2099.1'), 404);
  });
});

describe('a version in force', () => {
  const explained = async (account: string, subject: string, clock = 'reply') =>
    parsed(ClockExplanation, await story.see(account, `/matters/${story.ids[subject]}/clocks/${clock}`));
  const command = (account: string, subject: string, name: string, payload: object) =>
    story.give(account, `/share-requests/${story.ids[subject]}/commands/${name}`, payload);

  it('is activated by another administrator (SoD-10), once, and only if no other version came between', async () => {
    const rival = await uploaded(ANOTHER, { options: { 'Q-26': 'NOT_ALLOWED' } });
    const own = await activate(ONE, 'POLICY-2026.1');
    expectProblem(own, 403);
    expect(own.body).toMatchObject({ code: 'OWN_UPLOAD' });
    expectProblem(await activate('p1.sa-head', 'POLICY-2026.1'), 403);
    expect(parsed(PolicyView, await activate(ANOTHER, 'POLICY-2026.1')).state).toBe('ACTIVE');
    expectProblem(await activate(ANOTHER, 'POLICY-2026.1'), 409);
    expect((await activate(ONE, rival)).body).toMatchObject({ code: 'BASE_OUTDATED' });
  });

  it('counts the clocks that begin afterwards, and leaves older ones', async () => {
    const before = await explained('p5.handler', LAND);
    expect(before).toMatchObject({ policyVersion: 'CN-DEFAULT-1', limit: 10, lastDay: '2026-02-09' });
    await command('m4.handler', 'draft', 'submit-internally', { revision: 1, declaration: true });
    expect((await command('m4.lead', 'draft', 'lead-consent', { revision: 1 })).status).toBe(200);
    expect(await explained('m4.lead', 'draft')).toMatchObject({
      kind: 'STATUTORY',
      policyVersion: 'POLICY-2026.1',
      limit: 10,
    });
    const target = await explained('m4.lead', 'draft', 'reply-local');
    expect(target).toMatchObject({ kind: 'SOFT', policyVersion: 'POLICY-2026.1', limit: 5, lastDay: '2026-02-09' });
    expect(target.paragraph).toContain(FIVE_DAYS.basis);
  });

  it('judges later acts, in older matters too', async () => {
    const { request } = await story.matter('p5.handler', LAND);
    const [first, ...others] = request.itemIds ?? [];
    expect(others.length).toBeGreaterThan(0);
    const refusal = { agree: false, code: 'NOT_A_DUTY_NEED', text: '与所述职责没有关联，不能提供这一项。' };
    const decisions = [{ itemId: first, agree: true }, ...others.map((itemId) => ({ itemId, ...refusal }))];
    const terms = { disposalInstruction: '用后删除。', responsibilityMatrix: '各负其责。' };
    const reply = await command('p5.handler', LAND, 'propose-reply', { decisions, ...terms });
    expectProblem(reply, 422);
    expect(reply.body).toMatchObject({ code: 'PARTIAL_NOT_ALLOWED' });
  });

  it('never changes', async () => {
    for (const change of [`title = 'other'`, `content = '{}'`])
      await expect(sqlAs(story.ownerUrl, `UPDATE policy_version SET ${change}`)).rejects.toThrow(/never change/);
    const acts = await sqlAs(
      story.ownerUrl,
      `SELECT act, account FROM rule_change WHERE kind = 'POLICY' AND version = 'POLICY-2026.1' ORDER BY id`,
    );
    expect(acts).toEqual([
      { act: 'UPLOADED', account: ONE },
      { act: 'ACTIVATED', account: ANOTHER },
    ]);
  });
});
