import { useQuery } from '@tanstack/react-query';
import { reading } from '../api/queries';
import { useLanguage } from './language';

/** The words of codes (`GET /dictionary`): read once, by pages that need them. */
const DICTIONARY = { ...reading('/api/v1/dictionary'), staleTime: Infinity, gcTime: Infinity };

/** Returns the words of codes. */
export const useDictionary = () => useQuery(DICTIONARY);

/**
 * Returns a function that gives the word of a code. Answers bring the Chinese word beside each code; English is read
 * from the dictionary. Without a word it gives the Chinese one.
 */
export function useWord(): (enumeration: string, code: string, chinese?: string | null) => string {
  const language = useLanguage();
  const { data } = useQuery({ ...DICTIONARY, enabled: language === 'en' });
  return (enumeration, code, chinese) => {
    const words = data?.enumerations[enumeration]?.[code];
    return (language === 'en' ? words?.en : words?.zh) ?? chinese ?? words?.zh ?? '';
  };
}

/** Returns a function that gives the words of one enumeration, for codes that come without a word beside them. */
export function useEnumeration(enumeration: string): (code: string) => string {
  const language = useLanguage();
  const { data } = useDictionary();
  return (code) => data?.enumerations[enumeration]?.[code]?.[language] ?? '';
}

/** Returns the codes of an enumeration with their words, to choose from. */
export function useChoices(enumeration: string): readonly (readonly [code: string, word: string])[] {
  const language = useLanguage();
  const { data } = useDictionary();
  return Object.entries(data?.enumerations[enumeration] ?? {}).map(([code, words]) => [code, words[language]]);
}
