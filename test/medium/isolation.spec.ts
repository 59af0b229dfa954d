import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#libs/domain';
import { valuesOf, type Operation } from '../e2e/document.fixture.js';
import { fewAtOnce } from '../support/few-at-once.js';
import type { Reply } from './api.fixture.js';
import { Country, TEN } from './isolation.fixture.js';

let country: Country;
beforeAll(async () => {
  country = await Country.open();
});
afterAll(() => country?.close());

/** Returns the path of a read with the documented value of each part but the id. */
const pathOf = ({ path, parameters }: Operation): string =>
  parameters
    .filter((one) => one.in === 'path' && one.schema.example !== undefined && one.name !== 'id')
    .reduce((way, { name, schema }) => way.replace(`{${name}}`, encodeURIComponent(String(schema.example))), path);

const pair = (name: string, value: unknown): string => `${name}=${encodeURIComponent(String(value))}`;

/** Queries that a read must be given, with the last value that each may have, or else its example. */
const neededBy = ({ parameters }: Operation): readonly string[] =>
  parameters
    .filter((one) => one.in === 'query' && one.required === true)
    .map(({ name, schema: { example, ...schema } }) => pair(name, valuesOf(schema).at(-1) ?? example));

/**
 * Returns the paths of a list, a search or an export: without filters, and with each documented value of each filter. A
 * query that must be given has its last value, so that a sheet is read as text.
 */
function queriesOf(operation: Operation, searched: readonly string[]): readonly string[] {
  const queries = operation.parameters.filter((one) => one.in === 'query' && one.name !== 'cursor');
  const needed = neededBy(operation);
  const filters = queries
    .filter(({ required }) => !required)
    .flatMap(({ name, schema }) => (name === 'q' ? searched : valuesOf(schema)).map((value) => pair(name, value)));
  return [[], ...filters.map((one) => [one])].map((more) => {
    const query = [...needed, ...more].join('&');
    return query === '' ? pathOf(operation) : `${pathOf(operation)}?${query}`;
  });
}

/** Returns the answer to a read and to its further pages. */
async function pagesOf(account: string, path: string): Promise<readonly Reply[]> {
  const first = await country.see(account, path);
  const { nextCursor } = (first.body ?? {}) as { readonly nextCursor?: string | null };
  if (!nextCursor) return [first];
  const [bare = '', query = ''] = path.split('?');
  const others = query.split('&').filter((one) => one !== '' && !one.startsWith('cursor='));
  const next = [...others, `cursor=${encodeURIComponent(nextCursor)}`].join('&');
  return [first, ...(await pagesOf(account, `${bare}?${next}`))];
}

/** Account that sees the deliveries to everybody, without what they tell (decision 19), and how much waits. */
const OPERATOR = 'operator.1';

/** Headers that differ between two equal requests. */
const OF_THE_MOMENT = ['date', 'ratelimit', 'etag'];

/** Returns an answer without the id for which it was given, and without what differs between two equal requests. */
const answered = (
  { status, text, headers }: Reply,
  id: string,
): Omit<Reply, 'type' | 'body' | 'headers'> & { readonly headers: object } => ({
  status,
  text: text.replaceAll(id, 'ID').replaceAll(/"(now|asOf)":"[^"]*"/g, ''),
  headers: [...headers].filter(([name]) => !OF_THE_MOMENT.includes(name)),
});

/**
 * Reads that this walk leaves out: forms without anybody's data, the access log, which shows auditors the ids that the
 * people of their divisions have asked for (`access-log.spec.ts`), the stream, which does not end (`live.spec.ts`), and a
 * filter that nobody has saved, which is not found. Ten accounts print papers in `papers.spec.ts`, and export indicators, which
 * are those of the list, in `indicators.spec.ts`.
 */
const ELSEWHERE = /Template$|^listAccessLog$|^openStream$|^getSavedFilter$|^print|^exportIndicators$/;

/** The bulk trigger that opened a department's own update (Art 17(1)): its id is told, and opens nothing. */
const CAUSE = /"triggerId":"[^"]*"/g;

/** What an account may not meet anywhere: ids and numbers of matters, and ids of documents. */
interface Hidden {
  readonly ids: readonly string[];
  readonly numbers: readonly string[];
}

function hiddenFrom(actor: Actor): Hidden {
  const matters = country.matters.filter((one) => !one.published && !country.maySee(actor, one));
  const ids = matters.map(({ id }) => id);
  const own = actor.offices.map(({ departmentId }) => departmentId);
  const documents = country.documents.filter(({ departmentId, matters: citing }) =>
    citing.length === 0 ? !own.includes(departmentId) : citing.every((id) => ids.includes(id)),
  );
  return {
    ids: [...ids, ...documents.map(({ id }) => id)],
    numbers: matters.flatMap(({ number }) => number ?? []),
  };
}

describe.each(TEN.map((actor) => [actor.accountId, actor] as const))('%s', (account, actor) => {
  const meetings = (replies: readonly Reply[], { ids, numbers }: Hidden): readonly string[] =>
    replies.flatMap(({ text }) => {
      const shown = text.replaceAll(CAUSE, '');
      return [...ids, ...numbers].filter((one) => shown.includes(one));
    });

  it('meets nothing of strangers in any list, search, export or count', async () => {
    const hidden = hiddenFrom(actor);
    expect(hidden.ids.length).toBeGreaterThan(10);
    const paths = country.reads
      .filter((operation) => !pathOf(operation).includes('{') && !ELSEWHERE.test(operation.operationId))
      .flatMap((operation) => queriesOf(operation, hidden.numbers.slice(0, 2)));
    const met = await fewAtOnce(paths, async (path) => {
      const pages = await pagesOf(account, path);
      for (const { status } of pages) expect([path, [200, 403].includes(status)]).toEqual([path, true]);
      return meetings(pages, hidden).map((one) => `${path}: ${one}`);
    });
    expect(met.flat()).toEqual([]);
  });

  it('gets the same answer for what is hidden as for what does not exist', async () => {
    const hidden = hiddenFrom(actor);
    const reads = country.reads.filter((one) => pathOf(one).includes('{id}') && !ELSEWHERE.test(one.operationId));
    for (const operation of reads) {
      const [, , , collection = ''] = operation.path.split('/');
      const ids = country.ids[collection] ?? [...new Set(Object.values(country.ids).flat())];
      const query = neededBy(operation).join('&');
      const at = (id: string): Promise<Reply> =>
        country.see(account, `${pathOf(operation).replace('{id}', id)}${query && `?${query}`}`);
      const nothing = randomUUID();
      const missing = answered(await at(nothing), nothing);
      expect([403, 404]).toContain(missing.status); // whoever may see none gets 403 for each
      const answers = await fewAtOnce(ids, async (id) => ({ id, reply: await at(id) }));
      for (const { id, reply } of answers) {
        const isMissing = hidden.ids.includes(id) || (ids !== country.ids.matters && reply.status === missing.status);
        if (isMissing) expect([operation.path, answered(reply, id)]).toEqual([operation.path, missing]);
        else expect([operation.path, id, meetings([reply], hidden)]).toEqual([operation.path, id, []]);
      }
    }
  });

  it('gets the same answer for the code of a draft as for one that no entry bears', async () => {
    const free = '3070990000002/999999';
    expect(country.drafted.length).toBeGreaterThan(1);
    for (const operation of country.reads.filter(({ path }) => path.includes('{frontCode}'))) {
      const at = (code: string): Promise<Reply> =>
        country.see(account, operation.path.replace('{frontCode}/{sequence}', code));
      const missing = answered(await at(free), free);
      for (const code of country.drafted) expect(answered(await at(code), code)).toEqual(missing);
    }
  });
});

it('what strangers do changes nothing that an account reads', async () => {
  const paths = country.reads.map(pathOf).filter((path) => !path.includes('{') && !/export|template/.test(path));
  const seen = (account: string) => {
    const own = paths.filter((path) => account !== OPERATOR || !/\/(deliveries|operations\/status)$/.test(path));
    return fewAtOnce(own, async (path) => [path, answered(await country.see(account, path), account)] as const);
  };
  const before = new Map<string, unknown>();
  for (const { accountId } of TEN) before.set(accountId, await seen(accountId));
  const { matters } = country;
  await country.live(() => country.submit());
  const begun = country.matters.filter(({ id }) => !matters.some((one) => one.id === id));
  const strangers = TEN.filter((actor) => !begun.some((one) => country.maySee(actor, one)));
  expect([begun.length, strangers.length > 4]).toEqual([1, true]);
  for (const { accountId } of strangers) expect(await seen(accountId)).toEqual(before.get(accountId));
});
