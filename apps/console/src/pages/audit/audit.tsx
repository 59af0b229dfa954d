import { Link } from 'react-router';
import { useFilters } from '../../list/filters';
import { useEnumeration } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { AccessLog } from './access-log';
import { Events } from './events';
import { AUDIT } from './texts';

/** Who did what across matters, and who tried to read or do what; which of both, and its filters, the address says. */
export function Audit() {
  const text = useTexts(AUDIT);
  const [filters] = useFilters();
  const isAccess = filters.get('show') === 'access';
  return (
    <article>
      <PageTitle title={text.title} lead={text.lead}>
        <Link className="button" to="/audit" aria-current={isAccess ? undefined : 'page'}>
          {text.events}
        </Link>
        <Link className="button" to="/audit?show=access" aria-current={isAccess ? 'page' : undefined}>
          {text.access}
        </Link>
        <Link className="button" to="/audit?show=access&kind=REFUSED">
          <KindWord />
        </Link>
      </PageTitle>
      {isAccess ? <AccessLog /> : <Events />}
    </article>
  );
}

function KindWord() {
  const kindWord = useEnumeration('accessKind');
  return kindWord('REFUSED');
}
