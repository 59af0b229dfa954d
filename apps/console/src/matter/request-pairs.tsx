import type { Schemas } from '../api/client';
import { Bases, NamedItems } from '../entry/parts';
import { useLabel } from '../form/labels';
import { ENTRY } from '../entry/texts';
import { dayInWords } from '../words/dates';
import { useEnumeration } from '../words/dictionary';
import { useLanguage, useTexts } from '../words/language';
import type { ReactNode } from 'react';
import { hasContent } from './has-content';
import { Value } from './value';

/** What a request says, in the order of the application: items by name, statements, mode, term, and bases as lines. */
export function RequestPairs({ request }: { readonly request: Schemas['RequestContent'] }) {
  const label = useLabel();
  const text = useTexts(ENTRY);
  const language = useLanguage();
  const shareModeWord = useEnumeration('shareMode');
  const { items, shareMode, usageTerm, legalBases = [], supplement } = request;
  const pairs: readonly (readonly [name: string, said: ReactNode])[] = [
    ['itemIds', items.length > 0 && <NamedItems items={items} />],
    ['dutyNeed', request.dutyNeed],
    ['usageBasis', request.usageBasis],
    ['usageScenario', request.usageScenario],
    ['usageScope', request.usageScope],
    ['shareMode', shareMode && shareModeWord(shareMode)],
    [
      'usageTerm',
      usageTerm && (
        <>
          {usageTerm.until === null ? text.endless : text.until(dayInWords(usageTerm.until, language))}
          {usageTerm.reason && `（${usageTerm.reason}）`}
        </>
      ),
    ],
    ['legalBases', legalBases.length > 0 && <Bases bases={legalBases} />],
    ['receivingEndpoint', request.receivingEndpoint],
    ['supplement', hasContent(supplement) && <Value name="supplement" value={supplement} />],
  ];
  return (
    <dl className="pairs">
      {pairs.map(
        ([name, said]) =>
          said && (
            <div key={name}>
              <dt>{label(name)}</dt>
              <dd>{said}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
