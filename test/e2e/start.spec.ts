import { createServer } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MatterPage } from '#libs/http';
import { until } from '../support/until.js';
import { Door } from './door.fixture.js';
import { Folder } from './start.fixture.js';

let folder: Folder;
beforeAll(async () => {
  folder = await Folder.make();
});
afterAll(() => folder?.remove());

const matters = async () =>
  MatterPage.parse((await new Door(folder.url).get('auditor.1', '/matters?process=share-request')).body).items.map(
    ({ matterId, state, statutory }) => ({
      matterId,
      state,
      overdue: (statutory?.overdueWorkingDays ?? null) !== null,
    }),
  );
/** Returns the states of the breach candidates. */
const candidates = async () =>
  MatterPage.parse((await new Door(folder.url).get('auditor.1', '/matters?process=breach-candidate')).body).items.map(
    ({ state }) => state,
  );
let told: Awaited<ReturnType<typeof matters>>;

const isThere = (): Promise<boolean> =>
  fetch(`${folder.url}/health/live`).then(
    () => true,
    () => false,
  );

describe('npm start', () => {
  it('starts everything and plays the sample story; a second start beside it is refused; Ctrl-C ends all, in order', async () => {
    const start = folder.run('start');
    await start.up();
    expect(start.said).toMatch(/the story of the rehearsal has been told/);
    expect((await fetch(`${folder.url}/health/ready`)).status).toBe(200);
    told = await matters();
    expect(told.map(({ state, overdue }) => [state, overdue])).toEqual([
      ['UNDER_REVIEW', true],
      ['UNDER_REVIEW', false],
      ['UNDER_REVIEW', false],
      ['AGREED', false],
      ['IN_USE', false],
      ['IN_USE', false],
      ['DISPOSING', false],
    ]);
    expect((await candidates()).sort()).toEqual(['CONTESTED', 'JUDGED', 'OPEN']);
    const { now } = await new Door(folder.url).clock();
    expect(now >= '2026-02-02T01:00:00.000Z' && now < '2026-02-02T01:05:00.000Z').toBe(true);

    const second = folder.run('start');
    expect(await second.code).toBe(1);
    expect(second.said).toMatch(/^Zhengshu already runs here, as process \d+: stop it first, with Ctrl-C\.\n$/);

    expect(await start.end('SIGINT')).toBe(0);
    const stopped = [...start.said.matchAll(/ (\w+) stopped$/gm)].map(([, name]) => name);
    expect(stopped).toEqual(['API', 'worker', 'provider', 'Temporal', 'PostgreSQL']);
  });

  it('reports a used port in one sentence, with the way out', async () => {
    const server = createServer((socket) => socket.destroy()).listen(folder.port, '127.0.0.1');
    await once(server, 'listening');
    const start = folder.run('start');
    const code = await start.code;
    server.close();
    expect(code).toBe(1);
    expect(start.said).toMatch(
      new RegExp(`^Port ${folder.port}, which the API needs, is used .* PORT=\\d+ npm start\\.\\n$`),
    );
  });

  it('keeps the data, and takes over the servers that a killed start left running', async () => {
    const killed = folder.run('start');
    await killed.up();
    expect(killed.said).not.toMatch(/story/);
    expect(await matters()).toEqual(told);
    await killed.end('SIGKILL');
    await until('the API has noticed that nobody watches it', async () => !(await isThere()));

    const next = folder.run('start');
    await next.up();
    expect(next.said).toMatch(/PostgreSQL adopted/);
    expect(next.said).toMatch(/Temporal adopted/);
    expect(await matters()).toEqual(told);
    expect(await next.end('SIGINT')).toBe(0);
  });
});

describe('npm run reset', () => {
  it('removes the data', async () => {
    const reset = folder.run('reset');
    expect(await reset.code).toBe(0);
    expect(reset.said).toMatch(/the data are forgotten/);
    const again = folder.run('reset');
    expect(await again.code).toBe(0);
    expect(again.said).toMatch(/there are no data to forget/);
  });
});

describe('npm start with REHEARSAL_START', () => {
  it('begins at that instant without matters, and a later plain start goes on without the sample story', async () => {
    const begun = folder.run('start', { REHEARSAL_START: '2025-10-20T09:00:00+08:00' });
    await begun.up();
    expect(await matters()).toEqual([]);
    const { now: first } = await new Door(folder.url).clock();
    expect(first.slice(0, 10)).toBe('2025-10-20');
    await begun.end('SIGINT');

    const plain = folder.run('start');
    await plain.up();
    expect(plain.said).not.toMatch(/story/);
    expect(await matters()).toEqual([]);
    const { now: second } = await new Door(folder.url).clock();
    expect(second.slice(0, 10)).toBe('2025-10-20');
    expect(second > first).toBe(true);
    await plain.end('SIGINT');
  });
});
