import CODES from '../../generated/code-words.json';
import { useLanguage } from './language';
import { useDictionary } from './dictionary';

const ENUMERATIONS: Readonly<Record<string, string>> = CODES;
const CODE = /^[A-Z][A-Z0-9_]*$/;

/**
 * Returns a function that gives the word of a value in a field of this name, where the description of the API says that
 * the field has codes; any other text is itself.
 */
export function useCodeWord(): (field: string, value: string) => string {
  const language = useLanguage();
  const dictionary = useDictionary();
  return (field, value) => {
    const enumerations = dictionary.data?.enumerations;
    const own = enumerations?.[ENUMERATIONS[field] ?? '']?.[value];
    if (own) return own[language];
    const side = enumerations?.side?.[value];
    if (side) return side[language];
    if (!CODE.test(value) || !enumerations) return value;
    const found = Object.values(enumerations).find((words) => words[value]);
    return found?.[value]?.[language] ?? value;
  };
}
