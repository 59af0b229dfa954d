import { Button } from 'antd';
import { Failure } from '../../shell/failure';
import type { Schemas } from '../../api/client';
import { IfToday } from '../../clock/if-today';
import { AttributeMark, Conditions } from '../../entry/parts';
import { Field, withField } from '../../form/fields';
import { useTexts } from '../../words/language';
import '../../styles/sharing.css';
import type { HandMadeProps } from '../../matter/hand-made-props';
import { DecisionOn } from './decision';
import type { Decision } from './refusal';
import { RequestRead } from './request-read';
import { REPLY } from './texts';
import { ReplyClock } from './reply-clock';

/** The reply: the request beside the conditions in force at its receipt, an opinion on each item, and the days left. */
export function ReplyBody({ matter, ...body }: HandMadeProps) {
  if (matter.process !== 'share-request') return <Failure error={new Error(matter.process)} />;
  return <Reply {...body} matter={matter} />;
}

/** What is needed with a consent (Articles 27(1) and 34(1)). */
const WITH_CONSENT = ['disposalInstruction', 'responsibilityMatrix'];

function Reply({
  matter,
  schema,
  value,
  onChange,
  faults,
}: Omit<HandMadeProps, 'matter'> & { readonly matter: Schemas['ShareRequest'] }) {
  const text = useTexts(REPLY);
  const { request } = matter;
  const own = value as Readonly<Record<string, unknown>>;
  const decisions = Array.isArray(own.decisions) ? (own.decisions as readonly Decision[]) : [];
  const decide = (next: readonly Decision[]): void => onChange({ ...own, decisions: next });
  const agreed = decisions.filter(({ agree }) => agree === true);
  const refused = decisions.filter(({ agree }) => agree === false);
  const fault = faults.byField.get('decisions');
  const fieldOf = (name: string, isRequired: boolean, description?: string) => (
    <Field
      key={name}
      name={name}
      path={name}
      schema={{ ...schema.properties?.[name], ...(description !== undefined && { description }) }}
      isRequired={isRequired}
      value={own[name]}
      onChange={(next) => onChange(withField(own, name, next))}
      faults={faults}
    />
  );
  return (
    <div className="columns">
      <div>
        <RequestRead matter={matter} />
        <section aria-labelledby="items">
          <h2 id="items">{text.items}</h2>
          <p className="ways">
            <Button onClick={() => decide(decisions.map(({ itemId }) => ({ itemId, agree: true })))}>
              {text.agreeAll}
            </Button>
            <output>
              {text.decided(agreed.length, refused.length)}
              {agreed.length + refused.length < decisions.length &&
                `，${text.undecided(decisions.length - agreed.length - refused.length)}`}
            </output>
          </p>
          {fault && (
            <span className="fault" role="alert">
              {fault}
            </span>
          )}
          <ul className="decisions" data-field="decisions">
            {decisions.map((decision, n) => {
              const item = request.items.find(({ itemId }) => itemId === decision.itemId);
              if (!item) return null;
              return (
                <DecisionOn
                  key={item.itemId}
                  item={item}
                  entry={request.entry}
                  schema={schema.properties?.decisions?.items ?? {}}
                  path={`decisions.${String(n)}`}
                  value={decision}
                  onChange={(next) => decide(decisions.with(n, next))}
                  onSame={
                    refused.length > 1
                      ? () =>
                          decide(
                            decisions.map((one) => (one.agree === false ? { ...decision, itemId: one.itemId } : one)),
                          )
                      : undefined
                  }
                  faults={faults}
                />
              );
            })}
          </ul>
        </section>
        {agreed.length > 0 && (
          <section aria-labelledby="agreed">
            <h2 id="agreed">{text.ifAgreed}</h2>
            {WITH_CONSENT.map((name) => fieldOf(name, true))}
            <IfToday limit={{ clause: '22(1)' }} say={text.delivery} />
          </section>
        )}
        {fieldOf('documents', false)}
        <p className="hint">{text.lead}</p>
      </div>
      <aside className="stays">
        <section className="facts" aria-labelledby="conditions">
          <h2 id="conditions">{text.conditions}</h2>
          <p>
            <AttributeMark attribute={request.entry.shareAttribute} />
          </p>
          <Conditions conditions={request.entry.conditions} />
        </section>
        <ReplyClock matter={matter} />
      </aside>
    </div>
  );
}
