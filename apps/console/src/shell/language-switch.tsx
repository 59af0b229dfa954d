import { speak, useLanguage, useTexts } from '../words/language';
import { SHELL } from './texts';

/** Switches the language of the console. */
export function LanguageSwitch() {
  const language = useLanguage();
  const text = useTexts(SHELL);
  return (
    <button type="button" className="link" onClick={() => speak(language === 'zh' ? 'en' : 'zh')}>
      {text.other}
    </button>
  );
}
