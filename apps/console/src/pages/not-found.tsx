import { Link } from 'react-router';
import { SHELL } from '../shell/texts';
import { useTexts } from '../words/language';

/** What stands at an address that is no page. */
export function NotFound() {
  const text = useTexts(SHELL);
  return (
    <section className="failure">
      <h1>{text.notFound}</h1>
      <p>{text.notFoundWhy}</p>
      <Link to="/">{text.toHome}</Link>
    </section>
  );
}
