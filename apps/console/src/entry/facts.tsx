import { Link } from 'react-router';
import { useEnumeration } from '../words/dictionary';
import { useTexts } from '../words/language';
import { AttributeMark, Bases, Conditions } from './parts';
import { entryPage, type Entry } from './read';
import { ENTRY } from './texts';

/** What an entry publishes for those who would use the data: who has them, how they are shared, on what conditions. */
export function EntryFacts({ entry }: { readonly entry: Entry }) {
  const text = useTexts(ENTRY);
  const shareModeWord = useEnumeration('shareMode');
  const updateFrequencyWord = useEnumeration('updateFrequency');
  const dataLevelWord = useEnumeration('dataLevel');
  return (
    <section className="facts" aria-labelledby="entry">
      <h2 id="entry">
        {entry.name} <small>{text.version(entry.version)}</small>
      </h2>
      <dl className="pairs">
        <div>
          <dt>{text.provider}</dt>
          <dd>{entry.providerName}</dd>
        </div>
        <div>
          <dt>{text.attribute}</dt>
          <dd>
            <AttributeMark attribute={entry.shareAttribute} />
          </dd>
        </div>
        <div>
          <dt>{text.modes}</dt>
          <dd>{entry.shareModes.map((mode) => shareModeWord(mode)).join('、')}</dd>
        </div>
        <div>
          <dt>{text.frequency}</dt>
          <dd>{updateFrequencyWord(entry.updateFrequency)}</dd>
        </div>
        <div>
          <dt>{text.level}</dt>
          <dd>
            {dataLevelWord(entry.dataLevel)}，{entry.containsPersonalInfo ? text.hasPersonal : text.noPersonal}
          </dd>
        </div>
      </dl>
      <h3>{text.conditions}</h3>
      <Conditions conditions={entry.conditions} />
      {entry.legalBases.length > 0 && (
        <>
          <h3>{text.bases}</h3>
          <Bases bases={entry.legalBases} />
        </>
      )}
      {entry.nonShareReason && (
        <>
          <h3>{text.notShared}</h3>
          <p>{entry.nonShareReason}</p>
        </>
      )}
      <p>
        <Link to={entryPage(entry.catalogCode)}>{text.open}</Link>
      </p>
    </section>
  );
}
