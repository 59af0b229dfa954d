import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { applyNextImport, UnfitImportError } from '#activities/organisation-import';
import type { ImportContent } from '#libs/domain';
import { OrganisationImportItem, OrganisationImportReport, OrganisationImportView } from '#libs/http';
import { alone, createDataSource, sweepDocuments, DocumentFiles } from '#libs/persistence';
import { writeOrganisation } from '#libs/sheets';
import { COUNTRY } from '../../infra/rehearsal/country.js';
import { ask, expectProblem, signIn, type Reply } from './api.fixture.js';
import { until } from '../support/until.js';
import { DocumentApi, PDF } from './documents.fixture.js';

const [ONE, ANOTHER] = ['sysadmin.1', 'sysadmin.2'] as const;
const NOTHING: ImportContent = { divisions: [], departments: [], workingBodies: [], accounts: [], offices: [] };

let api: DocumentApi;
beforeAll(async () => {
  api = await DocumentApi.open();
}, 120_000);
afterAll(() => api?.close());
afterEach(async () => {
  await api.sql(`TRUNCATE organisation_import CASCADE`);
});

async function call(account: string, path: string, body?: object, key: string = randomUUID()): Promise<Reply> {
  const token = await signIn(api.open.url, account);
  const url = `${api.open.url}/api/v1/organisation/imports${path}`;
  if (!body) return ask(url, { token });
  return ask(url, { method: 'POST', token, headers: { 'idempotency-key': key }, body: JSON.stringify(body) });
}

async function upload(name: string, content: string | Buffer, account: string = ONE): Promise<string> {
  const headers = { 'document-name': encodeURIComponent(name) };
  return (await api.upload(account, new Uint8Array(Buffer.from(content)), headers)).documentId;
}
const json = (content: Partial<ImportContent>): Promise<string> => upload('机构.json', JSON.stringify(content));

async function check(...documentIds: string[]): Promise<OrganisationImportReport> {
  const reply = await call(ONE, '/check', { documentIds });
  expect([reply.status, reply.text]).toEqual([200, reply.text]);
  return OrganisationImportReport.parse(reply.body);
}
async function propose(...documentIds: string[]): Promise<string> {
  const reply = await call(ONE, '', { documentIds });
  expect([reply.status, reply.text]).toEqual([201, reply.text]);
  const { importId } = reply.body as { readonly importId: string };
  expect(reply.headers.get('location')).toBe(`/api/v1/organisation/imports/${importId}`);
  return importId;
}
const confirm = (account: string, importId: string) => call(account, `/${importId}/commands/confirm`, {});
async function confirmed(...documentIds: string[]): Promise<string> {
  const importId = await propose(...documentIds);
  const { status, text, body } = await confirm(ANOTHER, importId);
  expect([status, text]).toEqual([200, text]);
  expect(OrganisationImportItem.parse(body)).toMatchObject({ state: 'CONFIRMED', decidedBy: ANOTHER });
  return importId;
}
const view = async (importId: string, query = '') =>
  OrganisationImportView.parse((await call(ONE, `/${importId}${query}`)).body);

/** Accounts with an office each in a department of the sample country. */
const staff = (prefix: string, count: number): Pick<ImportContent, 'accounts' | 'offices'> => {
  const accounts = Array.from({ length: count }, (_, n) => ({ accountId: `${prefix}.${n}`, samePersonAs: null }));
  const office = { role: 'WB_HANDLER', departmentId: 'P4', from: null, until: null, auditedDivisions: [] } as const;
  return { accounts, offices: accounts.map(({ accountId }) => ({ accountId, ...office, auditedDivisions: [] })) };
};
const countOf = async (sql: string): Promise<number> =>
  Number((await api.sql(`SELECT count(*) AS n ${sql}`))[0]?.['n']);

describe('an import of the organisation', () => {
  it('is checked, proposed, confirmed by another administrator and applied; repeated, it changes nothing', async () => {
    const divisions = '代码,名称,级别,上级代码\n990177,西岭县(示例),县,990100';
    const departments =
      '编号,名称,行政区划代码,类别\nNEW1,西岭县数据局(示例),990177,主管部门\nP4,省住建厅新名(示例),990000,部门';
    const people = '账号,职务,部门编号\nnew1.head,部门负责人,NEW1\nnew1.head,评估员,NEW1';
    const ids = [
      await upload('区划.csv', divisions),
      await upload('部门.csv', await withKept('P4', departments)),
      await upload('机构.csv', '部门编号,名称,起始日期\nNEW1,数据科,2026-01-26'),
      await upload('账号.csv', '账号\nnew1.head\np4.lead'),
      await upload('任职.csv', people),
    ];
    const [{ name: before } = {}] = await api.sql(`SELECT name FROM department WHERE id = 'P4'`);
    const report = await check(...ids);
    expect(report).toMatchObject({ faulty: 0, faults: [], moreChanges: false, remarks: [] });
    expect(report.rows.map(({ rows }) => rows)).toEqual([1, 2, 1, 2, 2]);
    expect(report.counts).toEqual([
      { table: 'divisions', created: 1, renamed: 0 },
      { table: 'departments', created: 1, renamed: 1 },
      { table: 'workingBodies', created: 1, renamed: 0 },
      { table: 'accounts', created: 1, renamed: 0 },
      { table: 'offices', created: 2, renamed: 0 },
    ]);
    expect(report.changes).toContainEqual({
      table: 'departments',
      kind: 'RENAME',
      key: 'P4',
      before,
      after: '省住建厅新名(示例)',
    });

    const importId = await propose(...ids);
    expect(await applyNextImport(api.db)).toBeNull();
    expect((await confirm(ONE, importId)).body).toMatchObject({ status: 403, code: 'OWN_PROPOSAL' });
    expect((await confirm(ANOTHER, importId)).status).toBe(200);
    expect(await applyNextImport(api.db)).toEqual({ importId, error: null });

    const applied = await view(importId);
    expect(applied).toMatchObject({ state: 'APPLIED', changes: 7, done: 7, proposedBy: ONE, decidedBy: ANOTHER });
    expect(applied.items).toEqual(report.changes);
    expect(applied.documents.map(({ name }) => name)).toEqual([
      '区划.csv',
      '部门.csv',
      '机构.csv',
      '账号.csv',
      '任职.csv',
    ]);
    expect(await api.sql(`SELECT name FROM department WHERE id IN ('NEW1', 'P4') ORDER BY id`)).toEqual([
      { name: '西岭县数据局(示例)' },
      { name: '省住建厅新名(示例)' },
    ]);
    const origins = await api.sql(
      `SELECT DISTINCT payload::jsonb -> 'origin' AS origin FROM event WHERE payload LIKE '%${importId}%'`,
    );
    expect(origins).toMatchObject([
      { origin: { kind: 'IMPORT', importId, proposedBy: { accountId: ONE }, confirmedBy: { accountId: ANOTHER } } },
    ]);
    const token = await signIn(api.open.url, 'new1.head');
    expect((await ask(`${api.open.url}/api/v1/tasks`, { token })).status).toBe(200);

    expect(await check(...ids)).toMatchObject({ faulty: 0, counts: [], changes: [] });
    expectProblem(await call(ONE, '', { documentIds: ids }), 422);
  });

  /** The row of a department with the columns that it has already, so that only its name differs. */
  async function withKept(id: string, table: string): Promise<string> {
    const [kept] = await api.sql(`SELECT concat_ws(',', coalesce(uscc, ''), front_code) AS codes FROM department
      WHERE id = '${id}'`);
    return table
      .replace('类别', '类别,统一社会信用代码,目录代码前段码')
      .replace(/主管部门$/m, '主管部门,,')
      .replace(/部门$/, `部门,${kept?.['codes'] as string}`);
  }

  it('of the whole sample country, as a workbook, changes nothing there', async () => {
    const [renamed] = await api.sql(`SELECT name FROM department WHERE id = 'P4'`);
    const departments = COUNTRY.departments.map((one) =>
      one.id === 'P4' ? { ...one, name: String(renamed?.['name']) } : one,
    );
    const workbook = await upload('国.xlsx', await buffer(writeOrganisation({ ...COUNTRY, departments })));
    expect(await check(workbook)).toMatchObject({ faulty: 0, faults: [], changes: [] });
  });

  it('is proposed once under a key, and keeps its file', async () => {
    const [ids, key] = [[await json(staff('once', 1))], randomUUID()];
    const replies = [await call(ONE, '', { documentIds: ids }, key), await call(ONE, '', { documentIds: ids }, key)];
    expect(replies.map(({ status, body }) => [status, body])).toEqual(replies.map(() => [201, replies[0]?.body]));
    expect(replies[1]?.headers.get('idempotent-replayed')).toBe('true');
    const other = [await json(staff('other', 1))];
    expect(expectProblem(await call(ONE, '', { documentIds: other }, key), 422).code).toBe('IDEMPOTENCY_KEY_REUSED');
    await api.age('8 days');
    await sweepDocuments(api.db, new DocumentFiles(api.open.documentsDir), 100);
    expect([await api.status(ANOTHER, ids[0] ?? ''), await api.status(ANOTHER, other[0] ?? '')]).toEqual([200, 404]);
  });

  it('is rejected with a reason, or withdrawn, and decided about once', async () => {
    const importId = await propose(await json(staff('no', 1)));
    const reject = (account: string) => call(account, `/${importId}/commands/reject`, { reason: '名单有误。' });
    expect((await reject(ONE)).body).toMatchObject({ state: 'REJECTED', reason: '名单有误。', decidedBy: ONE });
    for (const reply of [await reject(ANOTHER), await confirm(ANOTHER, importId)])
      expect(expectProblem(reply, 409).code).toBe('IMPORT_DECIDED');
    expect(await applyNextImport(api.db)).toBeNull();
  });

  it('is refused where others came between: the confirmation tells the differences', async () => {
    const importId = await propose(await json({ ...staff('late', 2) }));
    await confirmed(await json({ accounts: staff('late', 1).accounts }));
    expect((await applyNextImport(api.db))?.error).toBeNull();
    const problem = expectProblem(await confirm(ANOTHER, importId), 409, 'accounts late.0');
    expect(problem).toMatchObject({ code: 'IMPORT_OUTDATED' });
    expect((await view(importId)).state).toBe('PROPOSED');
  });

  it('gives no office to who proposes or confirms it', async () => {
    const second = (samePersonAs: string) => ({
      accounts: [{ accountId: `${samePersonAs}.b`, samePersonAs }],
      offices: staff(samePersonAs, 1).offices.map((office) => ({ ...office, accountId: `${samePersonAs}.b` })),
    });
    const report = await check(await json(second(ONE)));
    expect(report.faults).toMatchObject([{ sheet: 'offices', row: 1, column: 'accountId' }]);
    const importId = await propose(await json(second(ANOTHER)));
    expect(expectProblem(await confirm(ANOTHER, importId), 403).code).toBe('OWN_ACCOUNT');
  });
});

describe('a confirmed import', () => {
  it('gives no office to its proposer, whose account a named one has become meanwhile', async () => {
    const importId = await confirmed(await json(staff('decoy', 1)));
    const register = { accountId: 'decoy.0', samePersonAs: ONE };
    const reply = await ask(`${api.open.url}/api/v1/organisation/accounts`, {
      method: 'POST',
      token: await signIn(api.open.url, ONE),
      headers: { 'idempotency-key': randomUUID() },
      body: JSON.stringify(register),
    });
    expect(reply.status).toBe(201);
    expect((await applyNextImport(api.db))?.error).toBeInstanceOf(UnfitImportError);
    expect((await view(importId)).reason).toContain('系统管理员不得办理本人的任职');
    expect(await countOf(`FROM appointment WHERE account_id = 'decoy.0'`)).toBe(0);
  });

  it('needs an administrator who is still one when their turn comes', async () => {
    const importId = await propose(await json(staff('queued', 1)));
    const office = `account_id = '${ANOTHER}' AND role = 'SYSADMIN'`;
    const runner = api.db.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`SELECT FROM organisation_import WHERE id = $1 FOR UPDATE`, [importId]);
    const queued = confirm(ANOTHER, importId);
    await until('the confirmation waits', async () => (await countOf('FROM pg_locks WHERE NOT granted')) > 0);
    await api.sql(`UPDATE appointment SET held_to = platform_now() WHERE ${office}`);
    await runner.rollbackTransaction();
    await runner.release();
    expect(expectProblem(await queued, 403).code).toBe('NOT_YOUR_OFFICE');
    await api.sql(`UPDATE appointment SET held_to = NULL WHERE ${office}`);
    expect((await view(importId)).state).toBe('PROPOSED');
  });
});

describe('a faulty cell', () => {
  it('is named, and nothing is proposed', async () => {
    const offices = '账号,职务,部门编号\np4.lead,科长,P4\n,评估员,P4';
    const ids = [await upload('任职.csv', offices)];
    const report = await check(...ids);
    expect(report).toMatchObject({ faulty: 2, changes: [] });
    expect(report.faults.map(({ file, sheet, row, column }) => [file, sheet, row, column])).toEqual([
      ['任职.csv', '任职', 2, '职务'],
      ['任职.csv', '任职', 3, '账号'],
    ]);
    expect(expectProblem(await call(ONE, '', { documentIds: ids }), 422, '任职.csv.任职.2.职务').code).toBe(
      'IMPORT_FAULTY',
    );
    expect(await countOf('FROM organisation_import')).toBe(0);
  });

  it.each([
    ['an unknown department', '账号,职务,部门编号\np4.lead,评估员,P99', '部门编号'],
    ['an office that its body has not', '账号,职务,部门编号\np4.lead,本级人民政府,P4', '职务'],
    ['a second department', '账号,职务,部门编号\np4.lead,评估员,P5', '部门编号'],
    ['an unknown division', '编号,名称,行政区划代码,类别\nNEW9,局,123456,部门', '行政区划代码'],
    ['a second authority', '编号,名称,行政区划代码,类别\nNEW9,局,990100,主管部门', '类别'],
    ['another division of a department', '编号,名称,行政区划代码,类别\nP4,局,990100,部门', '行政区划代码'],
    ['another level of a division', '代码,名称,级别,上级代码\n990100,市,县,990000', '级别'],
  ])('may be %s', async (_, table, column) => {
    const { faulty, faults } = await check(await upload('表.csv', table));
    expect([faulty, faults.map((fault) => [fault.row, fault.column])]).toEqual([1, [[2, column]]]);
  });

  it('may be an account that is closed, with what names it', async () => {
    await api.sql(`UPDATE account SET closed_at = now() WHERE id = 'p5.deputy'`);
    const ids = [
      await upload('账号.csv', '账号,同一自然人的账号\np5.deputy,\nnew.deputy,p5.deputy'),
      await upload('任职.csv', '账号,职务,部门编号\np5.deputy,评估员,P5'),
    ];
    const { faults } = await check(...ids);
    await api.sql(`UPDATE account SET closed_at = NULL WHERE id = 'p5.deputy'`);
    expect(faults.map(({ file, row, column }) => [file, row, column])).toEqual([
      ['账号.csv', 2, '账号'],
      ['账号.csv', 3, '同一自然人的账号'],
      ['任职.csv', 2, '账号'],
    ]);
  });

  it('may contradict another table: the second row names the first', async () => {
    const ids = [
      await upload('一.csv', '账号,同一自然人的账号\ntwin.1,'),
      await upload('二.csv', '账号,同一自然人的账号\ntwin.1,p4.lead'),
    ];
    expect((await check(...ids)).faults).toEqual([
      { file: '二.csv', sheet: '账号', row: 2, column: '账号', message: '与前面的一行重复（一.csv 第 2 行）' },
    ]);
  });

  it('may be in a file that is no sheet, or that nobody of the department uploaded', async () => {
    const refused = async (id: string) => expectProblem(await call(ONE, '/check', { documentIds: [id] }), 422).code;
    expect(await refused(await upload('图.pdf', PDF))).toBe('NOT_A_SPREADSHEET');
    expect(await refused(await upload('账号.csv', '账号\nx', 'p4.lead'))).toBe('NO_SUCH_DOCUMENT');
    expect(await refused(randomUUID())).toBe('NO_SUCH_DOCUMENT');
    expectProblem(await call(ONE, '/check', { documentIds: [] }), 400, 'documentIds');
  });
});

describe('the application of an import', () => {
  it('goes on where a killed worker stopped, and makes each record once', async () => {
    const importId = await confirmed(await json(staff('many', 150)));
    await api.sql(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.done > OLD.done THEN
        PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'killed'; END IF;
      RETURN NEW; END $$`);
    await api.sql(`CREATE TRIGGER die BEFORE UPDATE ON organisation_import FOR EACH ROW EXECUTE FUNCTION die()`);
    const killed = await createDataSource(api.open.appUrl, { applicationName: 'killed' }).initialize();
    await expect(applyNextImport(killed)).rejects.toThrow();
    await killed.destroy().catch(() => undefined);
    await api.sql(`DROP FUNCTION die CASCADE`);
    expect(await countOf(`FROM account WHERE id LIKE 'many.%'`)).toBe(150);
    expect(await countOf(`FROM appointment WHERE account_id LIKE 'many.%'`)).toBe(50);
    expect((await view(importId)).state).toBe('CONFIRMED');

    expect(await applyNextImport(api.db)).toEqual({ importId, error: null });
    expect(await view(importId)).toMatchObject({ state: 'APPLIED', changes: 300, done: 300 });
    expect(await countOf(`FROM appointment WHERE account_id LIKE 'many.%'`)).toBe(150);
    expect(await countOf(`FROM event WHERE payload LIKE '%${importId}%'`)).toBe(300);
  }, 60_000);

  it('shows its progress, and the API serves meanwhile', async () => {
    const importId = await confirmed(await json(staff('shown', 150)));
    const applied = applyNextImport(api.db);
    await until('a part is done', async () => (await view(importId)).done > 0);
    expect((await call('auditor.1', '')).status).toBe(200);
    expect((await applied)?.error).toBeNull();
    expect(await view(importId)).toMatchObject({ state: 'APPLIED', done: 300 });
  }, 60_000);

  it('ends after a part when the worker stops, and goes on with the next one', async () => {
    const importId = await confirmed(await json(staff('stops', 150)));
    expect(await applyNextImport(api.db, () => true)).toBeNull();
    expect(await view(importId)).toMatchObject({ state: 'CONFIRMED', done: 200 });
    expect(await applyNextImport(api.db, () => true)).toEqual({ importId, error: null });
  }, 60_000);

  it('is left to the worker that does it', async () => {
    const importId = await confirmed(await json(staff('alone', 1)));
    const waiting = (db: DataSource) => alone(db, 'organisation import', () => applyNextImport(db));
    expect(await waiting(api.db)).toBeNull();
    expect((await view(importId)).state).toBe('CONFIRMED');
    expect(await applyNextImport(api.db)).toEqual({ importId, error: null });
  });

  it('fails with a reason where the organisation has changed since', async () => {
    const importId = await confirmed(await json(staff('fails', 1)));
    await api.sql(`UPDATE department SET ended_at = now() WHERE id = 'P4'`);
    expect((await applyNextImport(api.db))?.error).toBeInstanceOf(Error);
    await api.sql(`UPDATE department SET ended_at = NULL WHERE id = 'P4'`);
    expect(await view(importId)).toMatchObject({
      state: 'FAILED',
      done: 0,
      reason: expect.stringContaining('“任职”第 1 项，没有这个部门，或者已经撤销'),
    });
  });

  it('gives an office that begins later once', async () => {
    const offices = [{ ...staff('later', 1).offices[0], from: '2026-03-01', until: '2026-06-01' }];
    const content = { accounts: staff('later', 1).accounts, offices } as Partial<ImportContent>;
    await confirmed(await json(content));
    expect((await applyNextImport(api.db))?.error).toBeNull();
    expect(await check(await json(content))).toMatchObject({ faulty: 0, changes: [] });
    const other = { ...content, offices: [{ ...offices[0], until: '2026-07-01' }] } as Partial<ImportContent>;
    expect((await check(await json(other))).faults).toMatchObject([{ column: 'until' }]);
  });
});

describe('the right', () => {
  it('to import belongs to administrators', async () => {
    const documentIds = [await json(staff('right', 1))];
    const importId = await propose(...documentIds);
    for (const account of ['p1.sa-head', 'operator.1', 'auditor.1', 'p4.lead']) {
      for (const path of ['', '/check']) expectProblem(await call(account, path, { documentIds }), 403);
      for (const path of ['confirm', 'reject']) {
        const body = path === 'reject' ? { reason: '不予确认。' } : {};
        expectProblem(await call(account, `/${importId}/commands/${path}`, body), 403);
      }
    }
    for (const id of ['x', randomUUID()]) expectProblem(await confirm(ANOTHER, id), 404);
  });

  it('to read belongs to them, and to auditors of every division', async () => {
    const importId = await propose(await json(staff('seen', 3)));
    const statuses = await Promise.all(
      [ONE, ANOTHER, 'auditor.1', 'auditor.2', 'operator.1', 'p4.lead'].map(async (account) => [
        (await call(account, '')).status,
        (await call(account, `/${importId}`)).status,
      ]),
    );
    expect(statuses).toEqual([
      ...Array.from({ length: 3 }, () => [200, 200]),
      ...Array.from({ length: 3 }, () => [403, 403]),
    ]);
    for (const id of ['x', randomUUID()]) expectProblem(await call(ONE, `/${id}`), 404);
    const first = await view(importId, '?limit=4');
    const rest = await view(importId, `?limit=4&cursor=${String(first.nextCursor)}`);
    expect([...first.items, ...rest.items].map(({ key }) => key)).toHaveLength(6);
    expect(rest.nextCursor).toBeNull();
  });

  it('of the running role is to decide about a proposal, not to change it', async () => {
    await propose(await json(staff('fixed', 1)));
    await expect(api.db.query(`UPDATE organisation_import SET content = '{}'`)).rejects.toThrow(/permission denied/);
    await expect(api.db.query(`DELETE FROM organisation_import_change`)).rejects.toThrow(/permission denied/);
    const itself = `UPDATE organisation_import SET state = 'CONFIRMED', decided_by = proposed_by,
      decided_person = proposed_person, decided_at = proposed_at`;
    await expect(api.sql(itself)).rejects.toThrow(/organisation_import_two_persons/);
  });
});

describe('the template', () => {
  it('is a workbook, or one table as CSV', async () => {
    expect((await call(ONE, '/template?format=xlsx')).headers.get('content-disposition')).toContain(
      encodeURIComponent('机构导入模板'),
    );
    const { text } = await call(ONE, '/template?format=csv&table=accounts');
    expect(text).toMatch(/^\uFEFF?序号,账号,同一自然人的账号\r\n示例,/);
    for (const query of ['', '?format=csv', '?format=csv&table=people'])
      expectProblem(await call(ONE, `/template${query}`), 400);
  });
});

it('an import without a row is refused', async () => {
  expect((await check(await json(NOTHING))).faults).toMatchObject([{ file: null, row: null }]);
});
