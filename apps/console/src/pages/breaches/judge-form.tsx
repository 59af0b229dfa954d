import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { CommandForm, type BodyProps } from '../../form/command-form';
import { isObject } from '../../form/field-props';
import { Field, Labelled, withField } from '../../form/fields';
import { useForm } from '../../form/read';
import { useEnumeration } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { BREACH } from './texts';

type Breach = Schemas['BreachCandidate'];
const OUTCOMES = ['BREACH', 'JUSTIFIED', 'DISMISSED'] as const;

/** The judgement: the outcomes with what each means, the reason, and an answer to what the department stated. */
export function JudgeForm({
  breach,
  isMoved,
  onDone,
}: {
  readonly breach: Breach;
  readonly isMoved: boolean;
  readonly onDone: () => void;
}) {
  const text = useTexts(BREACH);
  return (
    <>
      <StillLate breach={breach} />
      <CommandForm
        process="breach-candidate"
        command="judge"
        matterId={breach.matterId}
        {...(isMoved && { stale: text.movedBody })}
        onDone={onDone}
        onCancel={() => history.back()}
      >
        {(body) => <Body {...body} breach={breach} />}
      </CommandForm>
    </>
  );
}

/** Says that a judgement does not reach what is to come, where the act is still owed. */
function StillLate({ breach: { late, lateness } }: { readonly breach: Breach }) {
  const text = useTexts(BREACH);
  const clock = useQuery({
    ...reading('/api/v1/matters/{id}/clocks/{clockId}', {
      path: { id: late?.matterId ?? '', clockId: lateness?.clock.id ?? '' },
    }),
    enabled: late !== null && lateness !== null,
  });
  return clock.data?.state === 'OVERDUE' && <p className="notice">{text.runs}</p>;
}

function Body({ value, onChange, faults, breach }: BodyProps & { readonly breach: Breach }) {
  const text = useTexts(BREACH);
  const outcomeWord = useEnumeration('judgementOutcome');
  const form = useForm('breach-candidate', 'judge');
  const own = isObject(value) ? value : {};
  const set = (name: string) => (next: unknown) => onChange(withField(own, name, next === '' ? undefined : next));
  const reason = typeof own.reason === 'string' ? own.reason : '';
  const means = { BREACH: text.breachMeans, JUSTIFIED: text.justifiedMeans, DISMISSED: text.dismissedMeans };
  const hasPlea = breach.pleas.some(({ answered }) => !answered);
  const drawn = (name: string, isRequired: boolean) => {
    const field = form.data?.schema.properties?.[name];
    if (!field) return null;
    const { description: _, ...schema } = field; // for programmers
    return (
      <Field
        name={name}
        path={name}
        schema={schema}
        isRequired={isRequired}
        value={own[name]}
        onChange={set(name)}
        faults={faults}
      />
    );
  };
  return (
    <>
      <fieldset className={faults.byField.has('outcome') ? 'wrong' : undefined}>
        <legend>{text.outcome}</legend>
        {OUTCOMES.map((outcome) => (
          <label key={outcome} className="outcome">
            <input
              type="radio"
              name="outcome"
              checked={own.outcome === outcome}
              onChange={() => set('outcome')(outcome)}
              aria-describedby={`means-${outcome}`}
            />
            <span>
              <strong>{outcomeWord(outcome)}</strong> <small id={`means-${outcome}`}>{means[outcome]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <Labelled
        path="reason"
        label={text.reason}
        hint={`${text.reasonHint}${reason === '' ? '' : text.typed(reason.trim().length)}`}
        isRequired
        fault={faults.byField.get('reason')}
      >
        {({ id, describedBy, isWrong }) => (
          <textarea
            id={id}
            aria-describedby={describedBy}
            aria-invalid={isWrong}
            aria-required
            rows={5}
            maxLength={form.data?.schema.properties?.reason?.maxLength}
            value={reason}
            onChange={({ target }) => set('reason')(target.value)}
          />
        )}
      </Labelled>
      {(hasPlea || own.answer !== undefined) && drawn('answer', hasPlea)}
      {drawn('documents', false)}
      <details>
        <summary>{text.otherClause}</summary>
        {drawn('clause', false)}
      </details>
    </>
  );
}
