import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createLogger } from '#libs/config';
import { localDate, neededAssessments, type ImportContent } from '#libs/domain';
import { DocumentReceipt, MatterPage, Receipt } from '#libs/http';
import { writeOrganisation, XLSX } from '#libs/sheets';
import { createProvider } from '../../apps/rehearsal-provider/src/create-provider.js';
import { DevTemporal, freePort, temporalCli } from '../../infra/dev/index.js';
import { COUNTRY } from '../../infra/rehearsal/country.js';
import { ADMINISTRATORS } from '../../infra/rehearsal/data/index.js';
import { request } from '../scenarios/payloads.js';
import { makeCertificate } from '../support/certificate.js';
import { sqlAs, startDatabase } from '../support/database.js';
import { draftNamed, sheetOf } from '../support/entry-sheets.js';
import { startTlsProxy } from '../support/tls-proxy.js';
import { until } from '../support/until.js';
import { checkout, discard, pageCommands, Shell, type PageCommand } from './installation.fixture.js';

const CACHE = fileURLToPath(new URL('../../.cache', import.meta.url));
const CLIENT = { clientId: 'zhengshu', clientSecret: 'secret of the platform' };
const [FIRST, SECOND] = ADMINISTRATORS;
/** People of the installation. The provider gives each a token of their own, as it would after a sign-in. */
const PEOPLE = [FIRST, SECOND, 'p2.handler', 'p2.assessor', 'p2.lead', 'p2.head', 'p1.reviewer', 'p4.handler'];
const SECRET = 'secret of a person';
const ENTRY = draftNamed(1);

/** The sample country without those who administer and audit: the administrators name nobody beside them. */
const ORGANISATION: ImportContent = {
  ...COUNTRY,
  accounts: COUNTRY.accounts.filter(({ accountId }) => /^[a-z]\d\./.test(accountId)),
  offices: COUNTRY.offices.filter(({ accountId }) => /^[a-z]\d\./.test(accountId)),
};

const today = (): string => localDate(new Date().toISOString());

const undo: (() => Promise<unknown>)[] = [];
let commands: readonly PageCommand[];
let shell: Shell;
let api: string;
beforeAll(async () => {
  commands = await pageCommands();
  const dir = await checkout();
  undo.push(() => discard(dir));
  const [temporalPort, providerPort, issuerPort, proxyPort, port] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  api = `http://127.0.0.1:${String(port)}/api/v1`;

  const database = await startDatabase();
  undo.push(() => database.stop());
  const server = new URL(database.administratorUrl);
  server.pathname = '/postgres';
  const { pathname } = new URL(database.ownerUrl);
  for (const sql of [`DROP DATABASE ${pathname.slice(1)}`, 'DROP ROLE zhengshu_owner', 'DROP ROLE zhengshu_app'])
    await sqlAs(server.href, sql);

  const cli = await temporalCli(CACHE);
  await mkdir(path.join(dir, 'bin'));
  await symlink(cli, path.join(dir, 'bin/temporal'));
  const temporal = new DevTemporal({ cli, port: temporalPort, dbFile: path.join(dir, 'temporal.db') });
  undo.push(() => temporal.stop('SIGKILL'));
  await temporal.start();

  const certificate = await makeCertificate();
  undo.push(() => certificate.remove());
  const issuer = await startTlsProxy(certificate, issuerPort, () => providerPort);
  undo.push(() => issuer.stop());
  const proxy = await startTlsProxy(certificate, proxyPort, () => port);
  undo.push(() => proxy.stop());
  const provider = await createProvider(
    {
      ...CLIENT,
      host: '127.0.0.1',
      port: providerPort,
      issuer: issuer.url,
      publicUrl: proxy.url,
      audience: 'zhengshu of the test',
      programs: Object.fromEntries(PEOPLE.map((person) => [person, SECRET])),
      log: createLogger('provider'),
    },
    { has: () => Promise.resolve(true), search: () => Promise.resolve([]) },
  );
  await provider.listen();
  undo.push(() => provider.close());

  await writeFile(path.join(dir, 'organisation.xlsx'), await buffer(writeOrganisation(ORGANISATION)));
  await writeFile(path.join(dir, 'entries.xlsx'), await sheetOf([ENTRY], XLSX));
  await writeFile(path.join(dir, 'request.json'), JSON.stringify(request(ENTRY.catalogCode, 'API', 1)));
  shell = new Shell(dir, {
    PATH: `${path.join(dir, 'bin')}:${process.env.PATH ?? ''}`,
    HOME: dir,
    POSTGRES_URL: server.href,
    POSTGRES_HOST: server.host,
    OWNER_PASSWORD: 'ownerPassword1',
    APP_PASSWORD: 'appPassword1',
    TEMPORAL_ADDRESS: temporal.address,
    OIDC_ISSUER: issuer.url,
    OIDC_AUDIENCE: 'zhengshu of the test',
    OIDC_CLIENT_ID: CLIENT.clientId,
    OIDC_CLIENT_SECRET: CLIENT.clientSecret,
    PUBLIC_URL: proxy.url,
    PORT: String(port),
    NODE_EXTRA_CA_CERTS: certificate.file,
    CURL_CA_BUNDLE: certificate.file,
    FIRST,
    SECOND,
  });
  undo.push(() => shell.end());
});
afterAll(async () => {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
});

/** Gets the token of a person from the provider. */
const tokenOf = async (person: string): Promise<string> => {
  const answer = await shell.run(
    `curl -fsS -u '${person}:${SECRET}' -d grant_type=client_credentials "$OIDC_ISSUER/token"`,
  );
  return (JSON.parse(answer) as { access_token: string }).access_token;
};

async function act(person: string, route: string, payload: object): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${await tokenOf(person)}`,
    'content-type': 'application/json',
    'idempotency-key': route,
  };
  const answer = await fetch(api + route, { method: 'POST', headers, body: JSON.stringify(payload) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${person} ${route}: ${text}`);
  return JSON.parse(text);
}

/** Uploads a report as somebody, to be cited by an act. */
async function upload(person: string, text: string): Promise<string> {
  const headers = {
    authorization: `Bearer ${await tokenOf(person)}`,
    'content-type': 'application/octet-stream',
    'document-name': 'report.txt',
    'idempotency-key': `report-${String(text.length)}`,
  };
  const answer = await fetch(`${api}/documents`, { method: 'POST', headers, body: text });
  return DocumentReceipt.parse(await answer.json()).documentId;
}

/** Runs a command of the page, with the tokens of those whom it names. */
async function follow({ title, command }: PageCommand): Promise<string> {
  const tokens = {
    FIRST_TOKEN: FIRST,
    SECOND_TOKEN: SECOND,
    PROVIDER_TOKEN: 'p2.handler',
    REQUESTER_TOKEN: 'p4.handler',
  };
  for (const [name, person] of Object.entries(tokens))
    if (command.includes(name)) await shell.run(`${name}=${await tokenOf(person)}`);
  return shell.run(`set -eo pipefail\n${command}\nset +e`).catch((error: unknown) => {
    throw new Error(title, { cause: error });
  });
}

/** Has the department assess, approve and submit its imported entry, and the authority publish it. */
async function publish(): Promise<void> {
  const drafts = async () =>
    MatterPage.parse(
      await (
        await fetch(`${api}/matters?process=catalog-entry`, {
          headers: { authorization: `Bearer ${await tokenOf('p2.handler')}` },
        })
      ).json(),
    ).items;
  await until('the row is a draft', async () => (await drafts()).length === 1);
  const [entry] = await drafts();
  const path = `/catalog-entries/${String(entry?.matterId)}/commands`;
  await act('p2.handler', `${path}/start-assessment`, { revision: 1 });
  const found = { revision: 1, result: 'PASS', assessedOn: today(), opinion: '评估通过，见所附报告。' };
  for (const type of neededAssessments(ENTRY)) {
    const documents = [await upload('p2.assessor', `${type}：评估报告`)];
    await act('p2.assessor', `${path}/record-assessment`, { ...found, type, documents });
  }
  await act('p2.lead', `${path}/submit-to-head`, { revision: 1 });
  await act('p2.head', `${path}/head-approve`, { revision: 1 });
  await act('p1.reviewer', `${path}/authority-pass`, { revision: 1 });
}

it('stands on ten commands, and the platform that they make has the first request', async () => {
  expect(commands.map(({ title }) => Number.parseInt(title, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const last = commands.at(-1) as PageCommand;
  for (const command of commands.slice(0, -1)) await follow(command);
  await publish();
  const begun = Receipt.parse(JSON.parse(await follow(last)));
  expect(begun).toMatchObject({ state: 'DRAFT' });
  const signIn = await shell.run(`curl -sS -o /dev/null -D - "$PUBLIC_URL/api/v1/sign-in"`);
  expect(signIn).toMatch(/^HTTP\/1.1 302 /);
  expect(signIn).toMatch(/^set-cookie: __Host-[^;]+;.*Secure/im);
  expect(signIn).toContain('code_challenge_method=S256');
  // What `npm run verify` runs after another build.
  expect(await shell.run('node dist/infra/operations/verify.js')).toMatch(
    /verified: \d+ streams, \d+ events, .*0 findings/,
  );
});
