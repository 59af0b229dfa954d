import LABELS from '../../generated/labels.json';
import { useLanguage } from '../words/language';
import { VIEW_LABELS } from './view-labels';

const CHINESE: Readonly<Record<string, string>> = LABELS;

/** A field's name in plain English: `usageBasis` is `usage basis`. */
export const plainName = (name: string): string =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

/** Returns a function that gives the label of a field of a form or of an answer. */
export function useLabel(): (name: string, title?: string) => string {
  const language = useLanguage();
  return (name, title) => (language === 'en' ? plainName(name) : (title ?? VIEW_LABELS[name] ?? CHINESE[name] ?? name));
}
