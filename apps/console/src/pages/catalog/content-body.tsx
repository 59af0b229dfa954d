import { FIVE } from '../../entry/five-texts';
import type { BodyProps } from '../../form/command-form';
import { Fields, Labelled, withField } from '../../form/fields';
import { useTexts } from '../../words/language';
import { CONTENT } from './content-texts';
import { IdentifiedRows, rowsOf } from './rows';

const WHO = ['catalogCode', 'name', 'contactWorkingBody', 'sourceDepartment', 'collectionBases', 'sourceMatterCode'];
const WHAT = [
  'abstract',
  'dataLevel',
  'containsPersonalInfo',
  'containsSensitivePersonalInfo',
  'secrecy',
  'dataCategory',
  'updateFrequency',
  'spatialCoverage',
  'temporalCoverage',
  'recordCount',
];
const WHERE = ['shareModes', 'formatClass', 'formatType', 'sourceSystemId', 'platformNodeId'];
const HOW = ['shareAttribute', 'nonShareReason'];
const SAFE = ['disposalInstructionDefault', 'securityMeasures', 'openAttribute', 'openConditions'];
const ROWS = ['items', 'conditions', 'legalBases'];
const ITEM = ['nameZh', 'dataType', 'length', 'itemShareAttribute', 'itemLevel', 'personalInfo', 'maskRule'];
const BASIS = ['type', 'title', 'article', 'effectiveFrom', 'quotedText'];

/** The content of an entry under the questions that it answers. Numbers of rows are the console's care. */
export function ContentBody({ schema, value, onChange, faults }: BodyProps) {
  const five = useTexts(FIVE);
  const text = useTexts(CONTENT);
  const body = value as Readonly<Record<string, unknown>>;
  const content = (body.content ?? {}) as Readonly<Record<string, unknown>>;
  const of = schema.properties?.content ?? {};
  const change = (next: unknown): void => onChange(withField(body, 'content', next));
  const common = { schema: of, path: 'content', value: content, onChange: change, faults };
  const named = [...WHO, ...WHAT, ...WHERE, ...HOW, ...SAFE, ...ROWS];
  const others = Object.keys(of.properties ?? {}).filter((name) => !named.includes(name));
  const rows = (name: string) => ({
    path: `content.${name}`,
    schema: of.properties?.[name] ?? {},
    value: content[name],
    onChange: (next: unknown) => change(withField(content, name, next)),
    faults,
  });
  const bases = rowsOf(content.legalBases);
  return (
    <div className="five">
      <section aria-labelledby="who">
        <h2 id="who">{five.who}</h2>
        <Fields {...common} only={WHO} />
      </section>
      <section aria-labelledby="what">
        <h2 id="what">{five.what}</h2>
        <Fields {...common} only={WHAT} />
        <IdentifiedRows {...rows('items')} title={text.item} idField="itemId" prefix="i" main={ITEM} />
      </section>
      <section aria-labelledby="where">
        <h2 id="where">{five.where}</h2>
        <Fields {...common} only={WHERE} />
      </section>
      <section aria-labelledby="how">
        <h2 id="how">{five.how}</h2>
        <Fields {...common} only={HOW} />
        <p className="hint">{text.conditionsOnly}</p>
        <IdentifiedRows
          {...rows('conditions')}
          title={text.condition}
          idField="conditionId"
          prefix="c"
          main={['kind', 'text']}
          without={['basisId']}
          extra={(row, set, place) => (
            <Labelled path={`${place}.basisId`} label={text.conditionBasis} isRequired={false} fault={undefined}>
              {({ id, describedBy }) => (
                <select
                  id={id}
                  aria-describedby={describedBy}
                  value={typeof row.basisId === 'string' ? row.basisId : ''}
                  onChange={({ target }) => set(withField(row, 'basisId', target.value || undefined))}
                >
                  <option value="">{text.noBasis}</option>
                  {bases.map(({ basisId, title, article }) => (
                    <option key={String(basisId)} value={String(basisId)}>
                      {[title, article].filter((one) => typeof one === 'string').join(' ')}
                    </option>
                  ))}
                </select>
              )}
            </Labelled>
          )}
        />
        <IdentifiedRows {...rows('legalBases')} title={text.basis} idField="basisId" prefix="b" main={BASIS} />
        <Fields {...common} only={SAFE} />
      </section>
      <details>
        <summary>{text.more}</summary>
        <Fields {...common} only={others} />
      </details>
      <Fields schema={schema} path="" value={body} onChange={onChange} faults={faults} only={['documents']} />
    </div>
  );
}
