import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useLanguage } from '../../words/language';

/** Who did something, and when; the text in their place where nobody did. */
export function ByAt({
  by,
  at,
  none = '',
}: {
  readonly by: string | null;
  readonly at: string | null;
  readonly none?: string;
}) {
  const language = useLanguage();
  const today = useToday();
  if (at === null) return <>{by ?? none}</>;
  return (
    <>
      {by} <small>{instantInWords(at, language, today)}</small>
    </>
  );
}
