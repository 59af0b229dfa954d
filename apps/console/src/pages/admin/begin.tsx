import { Link } from 'react-router';
import { useTexts } from '../../words/language';
import { useDictionary } from '../../words/dictionary';
import { useProcessWords } from '../../words/process-words';
import { ADMIN } from './texts';

/** Links to commands that begin matters, by their words. */
export function Begin({ commands }: { readonly commands: readonly (readonly [process: string, command: string])[] }) {
  const text = useTexts(ADMIN);
  const { commandOf } = useProcessWords();
  const { data } = useDictionary();
  if (!data) return null;
  return (
    <section aria-labelledby="begin">
      <h2 id="begin">{text.begin}</h2>
      <p className="ways">
        {commands.map(([process, command]) => (
          <Link key={command} className="button" to={`/new/${process}/${command}`}>
            {commandOf(process, command, '')}
          </Link>
        ))}
      </p>
    </section>
  );
}
