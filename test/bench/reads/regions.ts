import type { NumberRequest } from '#libs/domain';
import type { Area, Body, City, Country, Province } from './country.js';
import { entryNamed, type Copy, type Entry } from './kit.js';
import type { Random } from './random.js';

/** Where a copy takes place: a province, a city of it with a county, and another city. */
interface Region {
  readonly province: Province;
  readonly city: City;
  readonly county: Area;
  readonly other: City;
}

/** Chooses who takes part in a copy, and gives entries and numbers. */
export class Regions {
  private readonly numbers = new Map<string, { readonly request: NumberRequest; last: number }>();
  /** Entries that are published and stay, by department and code of the sample entry. */
  private readonly entries = new Map<string, Entry[]>();
  private readonly counts = new Map<string, number>();
  private readonly national: ReadonlyMap<string, Body>;
  private readonly regionOf = new Map<string, Partial<Region>>();

  constructor(
    country: Country,
    private readonly random: Random,
  ) {
    this.national = new Map(country.departments.flatMap((one) => (one.id === one.model ? [[one.id, one]] : [])));
    this.provinces = country.provinces;
    for (const province of country.provinces) {
      this.note(province, { province });
      for (const city of province.cities) {
        this.note(city, { province, city });
        for (const county of city.counties) this.note(county, { province, city, county });
      }
    }
  }

  private readonly provinces: readonly Province[];

  private note({ bodies }: Area, region: Partial<Region>): void {
    for (const { id } of bodies) this.regionOf.set(id, region);
  }

  /** Makes a copy that publishes one more entry of a department. */
  publishing(body: Body, code: string): Copy {
    const region = { ...this.choose(), ...this.regionOf.get(body.id) };
    const own = body.model === 'M6' || body.model === 'M5' ? { ...region, other: region.city } : region;
    const entry = this.newEntry(body, own, code);
    const key = `${body.id} ${code}`;
    this.entries.set(key, [...(this.entries.get(key) ?? []), entry]);
    return this.in(own, new Map([[body.model, body]]), entry);
  }

  /** A copy of a course on an entry of a department: on one that is published, or on one of its own. */
  copy(provider: string, code: string, isOwn: boolean): Copy {
    const region = this.choose();
    const bodies = new Map<string, Body>();
    const copy = this.in(region, bodies, { code: '', entryId: '', name: '' });
    const body = copy.body(provider);
    const published = this.entries.get(`${body.id} ${code}`) ?? [];
    const entry = isOwn ? this.newEntry(body, region, code) : this.random.pick(published);
    return { ...copy, entry };
  }

  counters(): readonly { series: string; authorityId: string; year: number; last: number }[] {
    return [...this.numbers.values()].map(({ request: { series, authorityId, year }, last }) => ({
      series,
      authorityId,
      year,
      last,
    }));
  }

  private choose(): Region {
    let rest = this.random.next();
    const province = this.provinces.find(({ share }) => (rest -= share) < 0) ?? this.provinces[0];
    if (!province) throw new Error('a country has provinces');
    const city = this.random.pick(province.cities);
    const others = province.cities.filter((one) => one !== city);
    return { province, city, county: this.random.pick(city.counties), other: this.random.pick(others) };
  }

  private in(region: Region, bodies: Map<string, Body>, entry: Entry): Copy {
    const { province, city, county, other } = region;
    const areas: Readonly<Record<string, Area>> = {
      '990000': province,
      '990100': city,
      '990121': county,
      '990200': other,
    };
    return {
      entry,
      body: (model) => {
        const known = bodies.get(model) ?? this.national.get(model);
        if (known) return known;
        const chosen = this.random.pick(bodiesOf(model, region));
        bodies.set(model, chosen);
        return chosen;
      },
      division: (code) => {
        const area = areas[code];
        return area ? { code: area.division.code, short: area.short } : { code, short: '' };
      },
      uuid: () => this.random.uuid(),
      number: (request) => this.number(request),
    };
  }

  private newEntry(body: Body, { province, city, county }: Region, code: string): Entry {
    const { entryId, name } = entryNamed(code);
    if (body.id === body.model) return { code, entryId, name };
    const n = (this.counts.get(body.id) ?? 0) + 1;
    this.counts.set(body.id, n);
    const { short } = body.model.startsWith('P') ? province : body.model.startsWith('M') ? city : county;
    return {
      code: `${body.frontCode}/${String(n).padStart(6, '0')}`,
      entryId: this.random.uuid(),
      name: `${short}${name}${n}`,
    };
  }

  private number(request: NumberRequest): string {
    const { series, authorityId, year, divisionCode } = request;
    const key = `${series} ${authorityId} ${year}`;
    const counter = this.numbers.get(key) ?? { request, last: 0 };
    this.numbers.set(key, counter);
    counter.last += 1;
    return `${series}-${divisionCode}-${year}-${String(counter.last).padStart(6, '0')}`;
  }
}

/** Departments of a region that are copies of one of the sample country, whose second city has a M5 and a M6. */
function bodiesOf(model: string, { province, city, county, other }: Region): readonly Body[] {
  const of = ({ bodies }: Area, id: string): readonly Body[] => bodies.filter((one) => one.model === id);
  if (model === 'M5') return of(other, 'M1');
  if (model === 'GOV-M5') return of(other, 'GOV-M');
  if (model === 'M6') return of(other, 'M6');
  if (model.startsWith('P') || model === 'GOV-P') return of(province, model);
  if (model.startsWith('C') || model === 'GOV-C') return of(county, model);
  return of(city, model);
}
