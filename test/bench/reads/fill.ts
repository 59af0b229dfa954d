import pg from 'pg';
import {
  CHINA_CALENDAR,
  createOrganisation,
  planImport,
  processNamed,
  react,
  NO_FACTS,
  type Context,
  sha256Hex,
  type ImportedRecord,
} from '#libs/domain';
import {
  createDataSource,
  holdClockAt,
  holdRehearsalAt,
  keepTallies,
  readOrganisationThere,
  withTransaction,
} from '#libs/persistence';
import { found } from '../../../infra/operations/found.js';
import { COUNTRY_BEGINS, COUNTRY_ORIGIN, FOUNDATION } from '../../../infra/rehearsal/country.js';
import { reports } from '../../../infra/rehearsal/publication.js';
import { Copies } from './copy.js';
import { copyOf, countryFor, importOf, type Country } from './country.js';
import { COURSES, type Pair } from './courses.js';
import { documentRow, Kit, noteCatalogue, reportOf } from './kit.js';
import { Model, type Deed } from './model.js';
import { NOW, Play } from './play.js';
import { Random } from './random.js';
import { Regions } from './regions.js';
import { rowsOf } from './rows.js';
import { binary } from './template.js';
import { withoutIndices } from './indices.js';

/** Day after which courses begin, in the first days of the Regulation. */
const FIRST_DAY = '2025-08-04';
/** Copies of the courses of a day at least, so that playing costs little beside writing. */
const LEAST_COPIES = 12;

export interface Filled {
  readonly matters: number;
  readonly rows: ReadonlyMap<string, number>;
}

/** Fills an empty migrated rehearsal with the organisation, the catalogue and so many matters, as the engine would. */
export async function fill(ownerUrl: string, matters: number, say: (line: string) => void): Promise<Filled> {
  const country = countryFor(matters);
  const model = new Model();
  noteCatalogue(model.catalogue);
  const records = await begin(ownerUrl, country);
  say(`${country.divisions.length} divisions, ${country.departments.length} departments, ${records.length} records`);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const rebuild = await withoutIndices(ownerUrl, client);
  const copies = await Copies.of(ownerUrl);
  const filling = new Filling(country, model, copies, say);
  await filling.organisation(records);
  await filling.catalogue();
  const made = await filling.courses(matters);
  await copies.end();
  say('rows are written');
  await filling.counters(client);
  await client.query('TRUNCATE matter_concern, inbox_item');
  await client.query('INSERT INTO matter_concern SELECT matter, department_id, reach FROM matter_concern_now');
  await client.query(`INSERT INTO inbox_item
    SELECT alert, department_id, role, due_at, target_due_at, at, standing FROM inbox_item_now`);
  await client.end();
  await rebuild(say);
  const owner = await createDataSource(ownerUrl, { poolSize: 1 }).initialize();
  await owner.query('INSERT INTO tally_due (matter) SELECT id FROM matter');
  while ((await keepTallies(owner, 1000)) > 0);
  for (const table of ['tally', 'tally_matter', 'tally_pattern', 'tally_due'])
    await owner.query(`VACUUM (ANALYZE) ${table}`);
  say('tallies are counted');
  await withTransaction(owner, 'READ COMMITTED', (tx) => holdClockAt(tx, NOW));
  await owner.destroy();
  return { matters: made, rows: copies.written };
}

/** Founds the organisation and returns the records of its import. */
async function begin(ownerUrl: string, country: Country): Promise<readonly ImportedRecord[]> {
  const owner = await createDataSource(ownerUrl, { poolSize: 2 }).initialize();
  try {
    await withTransaction(owner, 'READ COMMITTED', (tx) => holdRehearsalAt(tx, COUNTRY_BEGINS));
    await found(owner, FOUNDATION);
    const plan = planImport(importOf(country), await readOrganisationThere(owner.manager), COUNTRY_BEGINS, []);
    if (plan.faults.length > 0) throw new Error(JSON.stringify(plan.faults.slice(0, 3)));
    return plan.records(COUNTRY_ORIGIN);
  } finally {
    await owner.destroy();
  }
}

class Filling {
  private readonly random = new Random(15);
  private readonly regions: Regions;
  private matters = 0;

  constructor(
    private readonly country: Country,
    private readonly model: Model,
    private readonly copies: Copies,
    private readonly say: (line: string) => void,
  ) {
    this.regions = new Regions(country, this.random);
  }

  /** Writes the matters of divisions, departments, working bodies, accounts and offices. */
  async organisation(records: readonly ImportedRecord[]): Promise<void> {
    const { divisions, departments } = this.country;
    const organisation = createOrganisation(divisions, departments);
    const { calendars, policies } = this.model.counting;
    const at = COUNTRY_BEGINS;
    const context: Context = { now: at, at, actor: null, calendars, policies, organisation, facts: NO_FACTS };
    for (const { process, matterId, ...effect } of records) {
      const outcome = react(processNamed(process), matterId, null, effect, context);
      if (!outcome.ok) throw new Error(outcome.refusal.message);
      const cause = { kind: 'time', id: this.random.uuid(), account: null } as const;
      const deed: Deed = { step: outcome.conclude(null), at, cause, isFirst: true };
      await this.write(rowsOf(matterId, [deed], context).tables);
    }
    for (const body of departments) {
      const report = reports.find(({ departmentId }) => departmentId === body.model);
      if (!report) continue;
      const documentId = reportOf(body.id);
      const account = copyOf(report.accountId, body);
      const described = {
        sha256: sha256Hex(report.text),
        size: Buffer.byteLength(report.text),
        mediaType: 'text/plain',
      };
      const file = { documentId, uploadId: documentId, account, departmentId: body.id, at, ...described };
      await this.write({ document: [documentRow(file)] });
    }
  }

  /** Publishes the entries of each department, copies of those of the sample catalogue. */
  async catalogue(): Promise<void> {
    const { catalogue } = this.model;
    for (const [entryId, deeds] of catalogue.matters) {
      const matter = deeds.at(-1)?.step.matter;
      if (!matter) continue;
      const { code } = processNamed(matter.process).subject(matter);
      const provider = matter.parties.provider ?? '';
      const numbers = [...catalogue.numbers].filter(([number]) => JSON.stringify(deeds).includes(number));
      const played = { matters: new Map([[entryId, deeds]]), uploads: [], numbers: new Map(numbers) };
      const kit = new Kit(played, code, this.model.counting, this.copies);
      await this.begin(kit);
      for (const body of this.country.departments.filter(({ model }) => model === provider))
        for (let n = 0; n < 2; n++) {
          kit.make(this.regions.publishing(body, code));
          await this.copies.send();
          if (body.id === provider) break; // the nation has each entry once
        }
    }
    this.say('the catalogue is published');
  }

  /** Plays the courses from many days on, and writes copies of each. */
  async courses(matters: number): Promise<number> {
    const days = CHINA_CALENDAR.workdaysFrom(FIRST_DAY, '2026-11-27');
    const played = COURSES.length * days.length;
    const step = Math.max(1, Math.ceil((played * LEAST_COPIES) / matters));
    const chosen = days.filter((_, n) => n % step === step - 1);
    const owed = new Map<string, number>();
    for (const [n, day] of chosen.entries()) {
      for (const course of COURSES) {
        const pair = course.pairs[n % course.pairs.length];
        if (!pair) continue;
        const due = (owed.get(course.name) ?? 0) + (matters * course.share) / 1000 / chosen.length;
        owed.set(course.name, due - (await this.course(course.act, pair, day, due)));
      }
      if (n % 20 === 19) this.say(`${n + 1} of ${chosen.length} days, ${this.matters} matters`);
    }
    return this.matters;
  }

  private async course(
    act: (play: Play, pair: Pair) => Promise<void>,
    pair: Pair,
    day: string,
    due: number,
  ): Promise<number> {
    await Play.course(this.model, pair.code, day, (play) => act(play, pair));
    const { played } = this.model;
    if (played.matters.size === 0) return 0;
    const kit = new Kit(played, pair.code, this.model.counting, this.copies);
    await this.begin(kit);
    const times = Math.floor(due / kit.matters);
    const provider = pair.provider.toUpperCase();
    const isOwn = [...played.matters.values()].some((deeds) => deeds[0]?.step.matter.process === 'catalog-entry');
    for (let n = 0; n < times; n++) {
      kit.make(this.regions.copy(provider, pair.code, isOwn));
      await this.copies.send();
    }
    this.matters += times * kit.matters;
    return times * kit.matters;
  }

  /** Writes the counters of the numbers that were given. */
  async counters(client: pg.Client): Promise<void> {
    for (const { series, authorityId, year, last } of this.regions.counters())
      await client.query(`INSERT INTO number_counter (series, authority, year, last) VALUES ($1, $2, $3, $4)`, [
        series,
        authorityId,
        year,
        last,
      ]);
  }

  private async begin({ columns }: Pick<Kit, 'columns'>): Promise<void> {
    for (const [table, names] of columns) if (!this.copies.has(table)) await this.copies.begin(table, names);
  }

  private async write(tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>): Promise<void> {
    for (const [table, rows] of Object.entries(tables))
      for (const row of rows) {
        if (!this.copies.has(table)) await this.copies.begin(table, Object.keys(row));
        this.copies.add(table, binary(this.copies.line(table, row)));
      }
    await this.copies.send();
  }
}
