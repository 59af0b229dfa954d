import { useSyncExternalStore } from 'react';

export type Language = 'zh' | 'en';

const KEPT = 'zhengshu.language';
const listeners = new Set<() => void>();
let current: Language = localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh';
document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';

export function speak(language: Language): void {
  current = language;
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLanguage = (): Language => useSyncExternalStore(subscribe, () => current);

/** The texts of one folder: Chinese first, English with the same names. */
export interface Texts<T> {
  readonly zh: T;
  readonly en: T;
}

/** Puts the texts of one folder together. The compiler demands that English has every one of the Chinese. */
export const texts = <T>(zh: T, en: NoInfer<T>): Texts<T> => ({ zh, en });

/** Returns texts in the language that the person reads. */
export const useTexts = <T>(both: Texts<T>): T => both[useLanguage()];
