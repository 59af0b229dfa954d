import { useQuery } from '@tanstack/react-query';
import { reading } from '../api/queries';
import { useLanguage } from './language';

/** Returns the words of codes (`GET /dictionary`). It is read once, by pages that need it. */
export function useDictionary() {
  return useQuery({ ...reading('/api/v1/dictionary'), staleTime: Infinity, gcTime: Infinity });
}

/**
 * Returns a function that gives the word of a code. Answers bring the Chinese word beside each code; English is read
 * from the dictionary. Without a word it gives the Chinese one.
 */
export function useWord(): (enumeration: string, code: string, chinese?: string | null) => string {
  const language = useLanguage();
  const { data } = useQuery({
    ...reading('/api/v1/dictionary'),
    staleTime: Infinity,
    gcTime: Infinity,
    enabled: language === 'en',
  });
  return (enumeration, code, chinese) => {
    const words = data?.enumerations[enumeration]?.[code];
    return (language === 'en' ? words?.en : words?.zh) ?? chinese ?? words?.zh ?? '';
  };
}
