import { shared } from '../shared';

export type Language = 'zh' | 'en';

const KEPT = 'zhengshu.language';
const current = shared<Language>(localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh');

/** Says the language to the browser, which reads the page aloud and breaks its lines by it. */
const declare = (language: Language): void => {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
};
declare(current.get());

export function speak(language: Language): void {
  localStorage.setItem(KEPT, language);
  declare(language);
  current.set(language);
}

export const useLanguage = (): Language => current.use();

/** The texts of one folder: Chinese first, English with the same names. */
export interface Texts<T> {
  readonly zh: T;
  readonly en: T;
}

/** Puts the texts of one folder together. The compiler demands that English has every one of the Chinese. */
export const texts = <T>(zh: T, en: NoInfer<T>): Texts<T> => ({ zh, en });

/** Returns texts in the language that the person reads. */
export const useTexts = <T>(both: Texts<T>): T => both[useLanguage()];
