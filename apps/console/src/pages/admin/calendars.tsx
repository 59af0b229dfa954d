import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { useFilters } from '../../list/filters';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { useEnumeration } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { ByAt } from './by-at';
import { CalendarUpload } from './calendar-upload';
import { CalendarVersion } from './calendar-version';
import { ADMIN } from './texts';

/** The versions of the working calendar; one of them can be looked at, and another uploaded. */
export function Calendars() {
  const text = useTexts(ADMIN);
  const stateWord = useEnumeration('ruleVersionState');
  const [filters] = useFilters();
  const pages = usePages('/api/v1/calendars', {});
  const chosen = filters.get('version') ?? pages.rows.find(({ state }) => state === 'ACTIVE')?.version;
  return (
    <>
      <section aria-labelledby="versions">
        <h2 id="versions">{text.calendars}</h2>
        <ListOf<Schemas['CalendarItem']>
          pages={pages}
          caption={text.calendars}
          empty={text.noVersions}
          keyOf={({ version }) => version}
          columns={[
            {
              title: text.version,
              isHead: true,
              cell: ({ version, title }) => <Link to={`?version=${encodeURIComponent(version)}`}>{title}</Link>,
            },
            { title: text.year, cell: ({ year }) => year },
            { title: text.state, cell: ({ state }) => stateWord(state) },
            {
              title: text.uploaded,
              cell: ({ uploadedBy, uploadedAt }) => <ByAt by={uploadedBy} at={uploadedAt} none={text.builtIn} />,
            },
            {
              title: text.activated,
              cell: ({ activatedBy, activatedAt }) => <ByAt by={activatedBy} at={activatedAt} />,
            },
          ]}
        />
      </section>
      {chosen !== undefined && <CalendarVersion key={chosen} version={chosen} />}
      <CalendarUpload />
    </>
  );
}
