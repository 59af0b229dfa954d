import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { Table } from '../list/table';
import { dayInWords } from '../words/dates';
import { useEnumeration } from '../words/dictionary';
import { useLanguage, useTexts } from '../words/language';
import { AttributeMark, Bases, Conditions } from './parts';
import { FIVE } from './five-texts';
import { ENTRY } from './texts';

export type StatedContent = NonNullable<Schemas['CatalogEntry']['content']>;
type Item = StatedContent['items'][number];

/** Titles and what is said under them; what is empty is left out. */
export function Facts({ of }: { readonly of: readonly (readonly [title: string, said: ReactNode])[] }) {
  return (
    <dl className="pairs">
      {of.map(
        ([title, said]) =>
          said !== '' &&
          said !== null &&
          said !== false &&
          said !== undefined && (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{said}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** What a department states of its data, under four of the five questions; the fifth is what came of it. */
export function Stated({
  content,
  providerName,
}: {
  readonly content: StatedContent;
  readonly providerName: string | undefined;
}) {
  const text = useTexts(FIVE);
  const words = useTexts(ENTRY);
  const language = useLanguage();
  const dataLevelWord = useEnumeration('dataLevel');
  const industryWord = useEnumeration('industry');
  const updateFrequencyWord = useEnumeration('updateFrequency');
  const shareModeWord = useEnumeration('shareMode');
  const formatClassWord = useEnumeration('formatClass');
  const openAttributeWord = useEnumeration('openAttribute');
  const { temporalCoverage: period, dataCategory, contactWorkingBody: contact } = content;
  const days = [period.from, period.to].map((day) => (day ? dayInWords(day, language) : ''));
  return (
    <div className="five">
      <section aria-labelledby="who">
        <h2 id="who">{text.who}</h2>
        <Facts
          of={[
            [text.provider, providerName],
            [text.contact, [contact.name, contact.phone].filter(Boolean).join(' ')],
            [text.collected, content.collectionBases.join('；')],
          ]}
        />
      </section>
      <section aria-labelledby="what">
        <h2 id="what">{text.what}</h2>
        <Facts
          of={[
            [text.abstract, content.abstract],
            [
              words.level,
              content.dataLevel && (
                <>
                  {dataLevelWord(content.dataLevel)}，
                  {content.containsPersonalInfo ? words.hasPersonal : words.noPersonal}
                </>
              ),
            ],
            [
              text.category,
              [dataCategory.category, dataCategory.industry && industryWord(dataCategory.industry)]
                .filter(Boolean)
                .join('，'),
            ],
            [words.frequency, content.updateFrequency && updateFrequencyWord(content.updateFrequency)],
            [text.coverage, days.some(Boolean) && days.join(' — ')],
            [text.records, content.recordCount !== null && text.count(content.recordCount)],
          ]}
        />
        <Items items={content.items} attribute={content.shareAttribute} />
      </section>
      <section aria-labelledby="where">
        <h2 id="where">{text.where}</h2>
        <Facts
          of={[
            [text.node, text.onPlatform],
            [words.modes, content.shareModes.map((mode) => shareModeWord(mode)).join('、')],
            [
              text.format,
              [content.formatClass && formatClassWord(content.formatClass), content.formatType]
                .filter(Boolean)
                .join(' '),
            ],
          ]}
        />
      </section>
      <section aria-labelledby="how">
        <h2 id="how">{text.how}</h2>
        <Facts
          of={[
            [words.attribute, <AttributeMark key="attribute" attribute={content.shareAttribute} />],
            [words.conditions, <Conditions key="conditions" conditions={content.conditions} />],
            [words.bases, content.legalBases.length > 0 && <Bases bases={content.legalBases} />],
            [words.notShared, content.nonShareReason],
            [text.security, content.securityMeasures.join('、')],
            [words.disposal, content.disposalInstructionDefault],
            [text.open, content.openAttribute && openAttributeWord(content.openAttribute)],
          ]}
        />
      </section>
    </div>
  );
}

function Items({
  items,
  attribute,
}: {
  readonly items: readonly Item[];
  readonly attribute: StatedContent['shareAttribute'];
}) {
  const text = useTexts(ENTRY);
  const five = useTexts(FIVE);
  const dataTypeWord = useEnumeration('dataType');
  const dataLevelWord = useEnumeration('dataLevel');
  const personalInfoWord = useEnumeration('personalInfo');
  return (
    <Table<Item>
      caption={text.item}
      rows={items}
      keyOf={({ itemId }) => itemId}
      columns={[
        {
          title: text.item,
          isHead: true,
          cell: ({ nameZh, nameEn, primaryKey }) => (
            <>
              {nameZh} {primaryKey && <small>{five.key}</small>} {nameEn && <small>{nameEn}</small>}
            </>
          ),
        },
        {
          title: text.type,
          cell: ({ dataType, length }) => dataType && `${dataTypeWord(dataType)}${length ? ` ${String(length)}` : ''}`,
        },
        { title: text.attribute, cell: (item) => <AttributeMark attribute={item.itemShareAttribute ?? attribute} /> },
        { title: text.level, cell: ({ itemLevel }) => itemLevel && dataLevelWord(itemLevel) },
        { title: text.personal, cell: ({ personalInfo }) => personalInfo && personalInfoWord(personalInfo) },
        {
          title: text.explanation,
          cell: ({ maskRule, description, valueRange }) =>
            [maskRule && `${text.mask}：${maskRule}`, description, valueRange].filter(Boolean).join('；'),
        },
      ]}
    />
  );
}
