import { Failure } from '../../shell/failure';
import { useMe } from '../../shell/me';
import { COMMON } from '../../words/common';
import { useTexts } from '../../words/language';
import { PageTitle } from '../title';
import { Acts, Drafts } from './acts';
import { Colleagues } from './colleagues';
import { Delegations, Offices } from './offices';
import { Preference } from './preference';
import { ME } from './texts';

/** What the person holds, who can act in their place, how they are told, and what they drafted and did. */
export function MePage() {
  const text = useTexts(ME);
  const common = useTexts(COMMON);
  const me = useMe();
  if (me.error && !me.data) return <Failure error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data) return <p className="waiting">{common.loading}</p>;
  return (
    <article>
      <PageTitle title={text.title} lead={text.lead} />
      <Offices me={me.data} />
      <Delegations me={me.data} />
      <Preference />
      <Drafts />
      <Acts />
      <Colleagues />
    </article>
  );
}
