import {
  CATALOG_ENTRY,
  DATA_LEVEL_TITLES,
  processNamed,
  SHARE_ATTRIBUTE_TITLES,
  SHARE_MODE_TITLES,
  UPDATE_FREQUENCY_TITLES,
  type Organisation,
} from '#libs/domain';
import { FACETS, type EntryCounts, type Facet } from '#libs/persistence';

type TitleOf = (value: string) => string;

/** The counts, with the Chinese title of each value. */
export function withFacetTitles({ total, facets }: EntryCounts, organisation: Organisation) {
  const titles = titlesOf(organisation);
  const read = (facet: Facet) =>
    facets[facet].map(({ value, count }) => ({ value, title: titles[facet](value), count }));
  return { total, facets: Object.fromEntries(FACETS.map((facet) => [facet, read(facet)])) };
}

const titlesOf = (organisation: Organisation): Readonly<Record<Facet, TitleOf>> => ({
  department: (id) => organisation.department(id).name,
  division: (code) => organisation.division(code).name,
  shareAttribute: from(SHARE_ATTRIBUTE_TITLES),
  dataLevel: from(DATA_LEVEL_TITLES),
  shareMode: from(SHARE_MODE_TITLES),
  containsPersonalInfo: from({ true: '含个人信息', false: '不含个人信息' }),
  updateFrequency: from(UPDATE_FREQUENCY_TITLES),
  state: from(processNamed(CATALOG_ENTRY).stateTitles),
});

const from = (titles: Readonly<Record<string, string>>): TitleOf => {
  return (value) => titles[value] ?? value;
};
