import type { BodyProps } from '../../form/command-form';
import { Field, withField } from '../../form/fields';
import type { Schema } from '../../form/schema';
import type { Entry } from '../../entry/read';
import { useEnumeration } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { BasesField } from './bases-field';
import { ItemChoice } from './item-choice';
import { Term } from './term';
import { REQUEST } from './texts';

/** What Article 20(2) has a request state in words, in the order in which one thinks of it. */
const WHY = ['dutyNeed', 'usageBasis'] as const;
const HOW = ['usageScenario', 'usageScope'] as const;

/** The body of a request: which data, why, how and until when, on which basis, with which files. */
export function RequestBody({ schema, value, onChange, faults, entry }: BodyProps & { readonly entry: Entry }) {
  const text = useTexts(REQUEST);
  const shareModeWord = useEnumeration('shareMode');
  const own = value as Readonly<Record<string, unknown>>;
  const set = (name: string, next: unknown): void => onChange(withField(own, name, next));
  const fieldOf = (name: string): Schema => schema.properties?.[name] ?? {};
  const chosen = Array.isArray(own.itemIds) ? (own.itemIds as readonly string[]) : [];
  const statement = (name: string, isRequired = true) => (
    <Field
      key={name}
      name={name}
      path={name}
      schema={withExample(fieldOf(name), text.example)}
      isRequired={isRequired}
      value={own[name]}
      onChange={(next) => set(name, next)}
      faults={faults}
    />
  );
  const modes = fieldOf('shareMode');
  return (
    <>
      <section aria-labelledby="what">
        <h2 id="what">{text.what}</h2>
        <ItemChoice
          entry={entry}
          chosen={chosen}
          onChange={(next) => set('itemIds', next)}
          fault={faults.byField.get('itemIds')}
        />
        <Field
          name="shareMode"
          path="shareMode"
          schema={{
            ...modes,
            enum: entry.shareModes,
            'x-enum-titles': entry.shareModes.map((mode) => shareModeWord(mode)),
            description: text.published,
          }}
          isRequired
          value={own.shareMode}
          onChange={(next) => set('shareMode', next)}
          faults={faults}
        />
        {own.shareMode === 'API' && statement('receivingEndpoint', false)}
      </section>
      <section aria-labelledby="why">
        <h2 id="why">{text.why}</h2>
        {WHY.map((name) => statement(name))}
      </section>
      <section aria-labelledby="how">
        <h2 id="how">{text.how}</h2>
        {HOW.map((name) => statement(name))}
        <Term
          schema={fieldOf('usageTerm')}
          value={own.usageTerm}
          onChange={(next) => set('usageTerm', next)}
          faults={faults}
        />
      </section>
      <section aria-labelledby="bases">
        <h2 id="bases">
          {text.basis}
          <abbr>*</abbr>
        </h2>
        <BasesField
          schema={fieldOf('legalBases')}
          value={own.legalBases}
          onChange={(next) => set('legalBases', next)}
          faults={faults}
        />
      </section>
      {statement('documents', false)}
    </>
  );
}

/** A field's schema with its example as a hint. */
function withExample(schema: Schema, say: (sample: string) => string): Schema {
  const [sample] = schema.examples ?? [];
  return typeof sample === 'string' ? { ...schema, description: say(sample) } : schema;
}
