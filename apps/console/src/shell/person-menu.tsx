import { useTexts } from '../words/language';
import { Link } from 'react-router';
import { api } from '../api/client';
import { signIn } from '../api/session';
import { forgetDrafts } from '../form/drafts';
import { LanguageSwitch } from './language-switch';
import { saveTraffic, useLowBandwidth } from './low-bandwidth';
import type { Me } from './me';
import { SHELL } from './texts';
import { useWord } from '../words/dictionary';

/** Who one is, and what concerns the person rather than the work. */
export function PersonMenu({ me }: { readonly me: Me }) {
  const text = useTexts(SHELL);
  const word = useWord();
  const isLow = useLowBandwidth();
  const [first] = me.offices;
  return (
    <details className="person">
      <summary>
        <span className="account">{me.accountId}</span>
        {first && (
          <span className="office">
            {first.department} · {word('role', first.role, first.roleTitle)}
          </span>
        )}
      </summary>
      <ul>
        <li>
          <Link to="/me">{text.me}</Link>
        </li>
        <li>
          <button type="button" className="link" onClick={() => saveTraffic(!isLow)} aria-pressed={isLow}>
            {isLow ? text.lowOn : text.lowOff}
          </button>
        </li>
        <li>
          <LanguageSwitch />
        </li>
        <li>
          <button type="button" className="link" onClick={() => void signOut()}>
            {text.signOut}
          </button>
        </li>
      </ul>
    </details>
  );
}

/** Ends the session here, then at the provider; what was typed and not sent is forgotten with it. */
export async function signOut(returnTo = '/'): Promise<void> {
  const { data } = await api.POST('/api/v1/session/commands/sign-out', { body: {} });
  forgetDrafts();
  if (data?.endSessionUrl) location.assign(data.endSessionUrl);
  else signIn(returnTo);
}
