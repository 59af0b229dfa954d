import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assertRunningRole, createDataSource, migrate, readPlatform } from '#libs/persistence';
import { sqlAs, startDatabase, withRole, type ThrowawayDatabase } from '../support/database.js';

let database: ThrowawayDatabase;

beforeAll(async () => {
  database = await startDatabase();
  await migrate({ ...database, mode: 'rehearsal' });
});
afterAll(() => database.stop());

describe('migrate', () => {
  it('can be run again, and from two processes at once', async () => {
    const migration = { ...database, mode: 'rehearsal' as const };
    const done = 'SELECT id, name FROM migrations ORDER BY id';
    const before = await sqlAs(database.ownerUrl, done);
    await Promise.all([migrate(migration), migrate(migration)]);
    expect(await sqlAs(database.ownerUrl, done)).toEqual(before);
  });

  it('refuses a database of the other mode, with the names of both', async () => {
    const other = migrate({ ...database, mode: 'production' });
    await expect(other).rejects.toThrow(/ZHENGSHU_MODE=rehearsal.*ZHENGSHU_MODE=production/);
  });

  it('refuses to run the application as the owner', async () => {
    const same = migrate({ ...database, appUrl: database.ownerUrl, mode: 'rehearsal' });
    await expect(same).rejects.toThrow(/same role/);
  });

  it('sets a mode that cannot be changed', async () => {
    for (const sql of [`UPDATE platform SET mode = 'production'`, 'DELETE FROM platform']) {
      await expect(sqlAs(database.ownerUrl, sql)).rejects.toThrow(/never changes/);
      await expect(sqlAs(database.appUrl, sql)).rejects.toThrow(/permission denied/);
    }
  });

  it('gives production the real time only, and creates a missing runtime role', async () => {
    await sqlAs(database.administratorUrl, 'CREATE DATABASE real');
    const into = (url: string): string => url.replace(/\/zhengshu$/, '/real');
    const appUrl = withRole(into(database.appUrl), 'new_app', `p'ss%25`);
    await migrate({ ownerUrl: into(database.administratorUrl), appUrl, mode: 'production' });
    for (const moved of ['offset_ms = 1', 'held_at = now()', 'clock_epoch = 1']) {
      await expect(sqlAs(appUrl, `UPDATE platform SET ${moved}`)).rejects.toThrow(/platform_production_has_real_time/);
    }
  });
});

describe('the running role', () => {
  it('starts if it may only append', async () => {
    const app = await createDataSource(database.appUrl).initialize();
    await assertRunningRole(app);
    expect(await readPlatform(app)).toMatchObject({ mode: 'rehearsal', offsetMs: 0, heldAt: null, epoch: 0 });
    await app.destroy();
  });

  it.each([
    'UPDATE event SET seq = 1',
    'DELETE FROM event',
    'TRUNCATE event',
    'UPDATE command SET status = 1',
    'DELETE FROM command',
    'CREATE TABLE mine (id int)',
    'DROP TABLE event',
    'ALTER TABLE event DISABLE TRIGGER event_append_only',
    'DELETE FROM account',
    'DELETE FROM department',
    'UPDATE calendar_version SET content = content',
  ])('may not %s', async (sql) => {
    await expect(sqlAs(database.appUrl, sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each([
    { who: 'with a right on one column', grant: 'UPDATE (payload) ON event', role: 'scribe' },
    { who: 'with a right on the access log', grant: 'DELETE ON access_log', role: 'sweeper' },
    { who: 'that may take on the owner', grant: 'zhengshu_owner', role: 'deputy_owner' },
    { who: 'that may write every table', grant: 'pg_write_all_data', role: 'writer' },
  ])('is refused for a role $who', async ({ grant, role }) => {
    await sqlAs(
      database.administratorUrl,
      `CREATE ROLE ${role} LOGIN PASSWORD 'secret'`,
      `GRANT CONNECT ON DATABASE zhengshu TO ${role}`,
      `GRANT ${grant} TO ${role}`,
    );
    await refusedAs(withRole(database.appUrl, role, 'secret'));
  });

  it('is refused for the owner and for the administrator', async () => {
    await refusedAs(database.ownerUrl);
    await refusedAs(database.administratorUrl);
  });

  async function refusedAs(url: string): Promise<void> {
    const dataSource = await createDataSource(url).initialize();
    await expect(assertRunningRole(dataSource)).rejects.toThrow(/may change or delete events/);
    await dataSource.destroy();
  }
});

it('a host that was listed before keeps the ports that its active webhooks use', async () => {
  const owner = await createDataSource(database.ownerUrl).initialize();
  const runner = owner.createQueryRunner();
  const edges = owner.migrations.find(({ constructor: { name } }) => name.startsWith('Edges'));
  if (!edges) throw new Error('the migration is not listed');
  try {
    await edges.down(runner);
    await runner.query(`ALTER TABLE webhook DROP CONSTRAINT webhook_department_fkey`); // departments are no matter here
    await runner.query(`INSERT INTO webhook_host (id, host) VALUES (gen_random_uuid(), 'oa.intranet'),
      (gen_random_uuid(), '::1'), (gen_random_uuid(), 'idle.intranet')`);
    await runner.query(`INSERT INTO webhook (id, department_id, url, disabled_at) VALUES
      (gen_random_uuid(), 'D', 'https://oa.intranet/a:1?b=:2', NULL),
      (gen_random_uuid(), 'D', 'https://oa.intranet.:8443/', NULL),
      (gen_random_uuid(), 'D', 'https://oa.intranet:8443/twice', NULL),
      (gen_random_uuid(), 'D', 'http://oa.intranet/', NULL),
      (gen_random_uuid(), 'D', 'https://oa.intranet:9999/', now()),
      (gen_random_uuid(), 'D', 'https://[::1]:8443/', NULL),
      (gen_random_uuid(), 'D', 'https://hooks.example:8443/', NULL)`);
    await edges.up(runner);
    const rows = (await runner.query(`SELECT host FROM webhook_host ORDER BY host COLLATE "C"`)) as readonly {
      readonly host: string;
    }[];
    expect(rows.map(({ host }) => host)).toEqual([
      '::1',
      '[::1]:8443',
      'idle.intranet',
      'oa.intranet',
      'oa.intranet:80',
      'oa.intranet:8443',
    ]);
  } finally {
    await owner.destroy();
  }
});

it('readings of the catalogue are added without writing the catalogue or its index anew', async () => {
  const owner = await createDataSource(database.ownerUrl).initialize();
  const runner = owner.createQueryRunner();
  const synonyms = owner.migrations.find(({ constructor: { name } }) => name.startsWith('CatalogSynonyms'));
  if (!synonyms) throw new Error('the migration is not listed');
  const files = (): Promise<unknown> =>
    runner.query(
      `SELECT pg_relation_filenode('catalog_entry') AS rows, pg_relation_filenode('catalog_entry_grams_idx') AS index`,
    );
  try {
    await synonyms.down(runner);
    const before = await files();
    await synonyms.up(runner);
    expect(await files()).toEqual(before);
  } finally {
    await owner.destroy();
  }
});
