import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { textsIn } from '#libs/domain';
import { History } from '#libs/http';
import { accounts } from '../../infra/rehearsal/data/accounts.js';
import { sqlAs } from '../support/database.js';
import { fewAtOnce } from '../support/few-at-once.js';
import { LAND, ToldStory } from './told-story.fixture.js';

/** Accounts of all offices; a deputy has that of a handler. */
const holders = accounts.filter(({ accountId }) => !accountId.endsWith('.deputy'));

let story: ToldStory;
/** Document that a question inside the provider cites. */
let internal: string;
beforeAll(async () => {
  story = await ToldStory.tell();
  internal = await askedWithPaper();
});
afterAll(() => story?.close());

/** Attaches a paper to a colleague's question inside the provider, and returns its id. */
async function askedWithPaper(): Promise<string> {
  const documentId = await story.upload('p5.handler');
  const body = { question: '拟同意，是否妥当？', colleagues: ['p5.assessor'], documents: [documentId] };
  const { status } = await story.give('p5.handler', `/share-requests/${story.ids[LAND]}/commands/ask-opinions`, body);
  expect(status).toBe(200);
  return documentId;
}

it('each document is served to exactly those to whom a matter shows it, in an act that cites it or in its documents', async () => {
  const cited = await sqlAs<{ document: string; matter: string }>(
    story.ownerUrl,
    'SELECT document, matter FROM document_citation ORDER BY document, matter',
  );
  const documents = [...new Set(cited.map(({ document }) => document))];
  const matters = [...new Set(cited.map(({ matter }) => matter))];
  expect(documents.length).toBeGreaterThan(3);
  const faults: string[] = [];
  for (const { accountId: account } of holders) {
    const shown = new Set((await fewAtOnce(matters, (matter) => shownTo(account, matter))).flat());
    const served = await fewAtOnce(documents, (document) => story.see(account, `/documents/${document}`));
    for (const [n, document] of documents.entries())
      if ((served[n]?.status === 200) !== shown.has(document)) faults.push(`${account} ${document}`);
  }
  expect(faults).toEqual([]);
});

it('the paper of an internal act is served inside its department alone', async () => {
  const readers = ['p5.lead', 'p6.lead', 'p1.supervisor', 'p4.handler'];
  const statuses = await Promise.all(
    readers.map(async (one) => (await story.see(one, `/documents/${internal}`)).status),
  );
  expect(statuses).toEqual([200, 404, 404, 404]);
});

it('the report of an assessment is served to the authority that reviews the entry', async () => {
  const reports = await sqlAs<{ document: string; authority: string }>(
    story.ownerUrl,
    `SELECT c.document, lower(m.authority) AS authority FROM document_citation c
     JOIN matter m ON m.id = c.matter AND m.process = 'catalog-entry' AND m.state IN ('AUTHORITY_REVIEW', 'PUBLISHED')`,
  );
  expect(reports.length).toBeGreaterThan(0);
  for (const { document, authority } of reports)
    expect(await story.see(`${authority}.reviewer`, `/documents/${document}`)).toMatchObject({ status: 200 });
});

/** Returns the ids of the documents that the matter's history, or the matter itself, shows to the account. */
async function shownTo(account: string, matter: string): Promise<readonly string[]> {
  const { status, body } = await story.see(account, `/matters/${matter}/history`);
  if (status !== 200) return [];
  const cited = History.parse(body).items.flatMap(({ documents }) => documents.map(({ documentId }) => documentId));
  const { body: view } = await story.see(account, `/matters/${matter}`);
  return [...cited, ...textsIn(view).map(({ written }) => written)];
}
