import type { Schemas } from '../../api/client';
import { ListOf } from '../../list/list-of';
import { usePages } from '../../list/pages';
import { usePageSize } from '../../shell/low-bandwidth';
import { useWord } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { ME } from './texts';

/** The others who hold an office in the department of the person. */
export function Colleagues() {
  const text = useTexts(ME);
  const word = useWord();
  const limit = usePageSize();
  const pages = usePages('/api/v1/me/colleagues', { limit });
  return (
    <section aria-labelledby="colleagues">
      <h2 id="colleagues">{text.colleagues}</h2>
      <p className="hint">{text.colleaguesLead}</p>
      <ListOf<Schemas['ColleagueItem']>
        pages={pages}
        caption={text.colleagues}
        empty={text.noColleagues}
        keyOf={({ accountId }) => accountId}
        columns={[
          { title: text.who, isHead: true, cell: ({ accountId }) => accountId },
          {
            title: text.office,
            cell: ({ offices }) => (
              <ul>
                {offices.map(({ role, roleTitle, departmentId, department, onBehalfOf }) => (
                  <li key={[role, departmentId, onBehalfOf].join()}>
                    {word('role', role, roleTitle)}
                    <small>
                      {department} {onBehalfOf && text.behalf(onBehalfOf)}
                    </small>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </section>
  );
}
