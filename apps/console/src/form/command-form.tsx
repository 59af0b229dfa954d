import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { v4 as newKey } from 'uuid';
import { Refusal, Unreachable, type Problem } from '../api/client';
import { give, tryOut, type DryRun, type Receipt } from '../api/commands';
import { useMe } from '../shell/me';
import { useToday } from '../shell/now';
import { COMMON } from '../words/common';
import { dayInWords } from '../words/dates';
import { useWord } from '../words/dictionary';
import { useLanguage, useTexts } from '../words/language';
import { useProcessWords } from '../words/process-words';
import { citing } from './cited';
import { dropDraft, keepDraft, keptDraft } from './drafts';
import { faultsOf, NO_FAULTS, type Faults } from './errors';
import { Fields } from './fields';
import { fitting } from './fitting';
import { useLabel } from './labels';
import { useForm } from './read';
import type { CommandForm as Form, Schema } from './schema';
import { FORM } from './texts';

export interface BodyProps {
  /** Schema of the body: its titles, limits and examples. */
  readonly schema: Schema;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly faults: Faults;
}

interface Props {
  readonly process: string;
  readonly command: string;
  /** Matter in which the command is given; absent where it begins one. */
  readonly matterId?: string;
  /** What a command that begins a matter is about, so that what was typed for something else is not shown. */
  readonly about?: string;
  /** What the form holds at first. */
  readonly initial?: unknown;
  /** Says what somebody else changed in the meantime; nothing is sent before the person has seen it. */
  readonly stale?: ReactNode | undefined;
  /** Draws the body of a form that is made by hand; without it, the schema draws it. */
  readonly children?: ((body: BodyProps) => ReactNode) | undefined;
  /** What the button says, where the title of the command is not what a person does here. */
  readonly sendTitle?: string;
  readonly onDone: (receipt: Receipt) => void;
  readonly onCancel: () => void;
}

/**
 * The form of a command: what was typed is kept in the tab until the command is done, `tries` tells all problems and
 * what would follow, and a repeat after a lost answer bears the same key, so that nothing is done twice.
 */
export function CommandForm(props: Props) {
  const { process, command } = props;
  const me = useMe();
  const text = useTexts(FORM);
  const common = useTexts(COMMON);
  const form = useForm(process, command);
  if (form.data === null) return <p role="alert">{text.noForm}</p>;
  if (!form.data || !me.data) return <p className="waiting">{common.loading}</p>;
  return (
    <Filled
      key={`${process}/${command}/${props.matterId ?? props.about ?? ''}`}
      {...props}
      form={form.data}
      account={me.data.accountId}
    />
  );
}

function Filled({
  form,
  account,
  process,
  command,
  matterId,
  about = 'new',
  initial: given = {},
  stale,
  children,
  sendTitle,
  onDone,
  onCancel,
}: Props & { readonly form: Form; readonly account: string }) {
  const text = useTexts(FORM);
  const queries = useQueryClient();
  const place = `${process}/${command}/${matterId ?? about}`;
  const label = useLabel();
  const { commandOf } = useProcessWords();
  const [initial] = useState(() => fitting(form.schema, given));
  const [kept] = useState(() => keptDraft(account, place));
  const [value, setValue] = useState<unknown>(kept?.value ?? initial);
  const [key, setKey] = useState(() => kept?.idempotencyKey ?? newKey());
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  const [follows, setFollows] = useState<DryRun['follows']>(null);
  const [hasSeen, setSeen] = useState(false);
  const isStale = stale !== undefined && !hasSeen;
  const order = { path: form.path, id: matterId, body: citing(form.schema, tidied(value)) };

  useEffect(() => {
    if (value !== initial) keepDraft(account, place, { value, idempotencyKey: key });
  }, [value, key, account, place, initial]);

  const refused = (problems: readonly Problem[]): void => {
    setFollows(null);
    setFaults(faultsOf(problems));
  };
  const trial = useMutation({
    mutationFn: () => tryOut(order),
    onSuccess: ({ problems, follows: next }) => {
      setFaults(faultsOf(problems));
      setFollows(next);
    },
    onError: (error) => error instanceof Refusal && refused([error.problem]),
  });
  const sending = useMutation({
    mutationFn: () => give(order, key),
    onSuccess: async (receipt) => {
      dropDraft(account, place);
      await queries.invalidateQueries();
      onDone(receipt);
    },
    onError: (error) => {
      if (!(error instanceof Refusal)) return;
      setKey(newKey()); // what was refused may be judged again
      refused([error.problem]);
    },
  });
  const change = (next: unknown): void => {
    setValue(next);
    setKey(newKey());
    setFollows(null);
  };
  const count = faults.byField.size + faults.whole.length;

  return (
    <form
      className="command"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isStale) sending.mutate();
      }}
    >
      {kept && (
        <p className="notice" role="note">
          {text.kept}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              dropDraft(account, place);
              change(initial);
            }}
          >
            {text.fresh}
          </button>
        </p>
      )}
      {children ? (
        children({ schema: form.schema, value, onChange: change, faults })
      ) : (
        <Fields
          schema={form.schema}
          path=""
          value={value}
          onChange={change}
          faults={faults}
          without={isRead(initial) ? ['revision'] : []}
        />
      )}
      {count > 0 && (
        <div className="refused" role="alert">
          <p>{text.problems(count)}</p>
          <ul>
            {faults.whole.map((problem) => (
              <li key={problem.code}>{problem.detail}</li>
            ))}
            {[...faults.byField].map(([field, message]) => (
              <li key={field}>
                <strong>{labelsOf(field, form.schema, label)}</strong> {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {sending.error instanceof Unreachable && (
        <p className="refused" role="alert">
          {text.unknown}
        </p>
      )}
      {trial.error instanceof Unreachable && (
        <p className="refused" role="alert">
          {trial.error.message}
        </p>
      )}
      {follows && <Follows follows={follows} />}
      {isStale && (
        <div className="stale" role="alert">
          <p>{text.moved}</p>
          {stale}
          <Button onClick={() => setSeen(true)}>{text.seen}</Button>
        </div>
      )}
      <div className="ways">
        <Button type="primary" htmlType="submit" loading={sending.isPending} disabled={isStale}>
          {sending.isPending ? text.sending : (sendTitle ?? text.send(commandOf(process, command, form.title)))}
        </Button>
        <Button onClick={() => trial.mutate()} loading={trial.isPending}>
          {text.check}
        </Button>
        <Button type="text" onClick={onCancel}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}

/** What would follow from the command, as the rules foresee it. */
function Follows({ follows }: { readonly follows: NonNullable<DryRun['follows']> }) {
  const text = useTexts(FORM);
  const language = useLanguage();
  const word = useWord();
  const today = useToday();
  return (
    <section className="follows" aria-live="polite">
      <h3>{text.follows}</h3>
      <dl>
        <dt>{text.becomes}</dt>
        <dd>{follows.stateTitle}</dd>
        {follows.clocks.map((clock) => (
          <div key={clock.clockId}>
            <dt>{clock.title}</dt>
            <dd className={clock.kind === 'STATUTORY' ? 'law' : 'target'}>
              {word('foreseenMove', clock.change)} · {clock.responsibleName}
              {clock.lastDay && ` · ${dayInWords(clock.lastDay, language, today)}`}
            </dd>
          </div>
        ))}
        {follows.messages.length > 0 && <dt>{text.told}</dt>}
        {follows.messages.map((message, n) => (
          <dd key={n}>
            {message.to.map(({ name, roleTitle }) => `${name} ${roleTitle}`).join('、')}：{message.text}
          </dd>
        ))}
      </dl>
    </section>
  );
}

/** True where the form holds the revision that the person reads: it is known, and need not be asked for. */
const isRead = (initial: unknown): boolean => typeof initial === 'object' && initial !== null && 'revision' in initial;

/** The place of a field in words: `decisions.1.text` is `逐项答复意见 2 理由说明`. */
function labelsOf(path: string, schema: Schema, label: (name: string, title?: string) => string): string {
  let at: Schema | undefined = schema;
  const words = path.split('.').map((step) => {
    if (/^\d+$/.test(step)) {
      at = at?.items;
      return String(Number(step) + 1);
    }
    at = at?.properties?.[step];
    return label(step, at?.title);
  });
  return words.join(' ');
}

/** A body as it is sent: without fields, groups and rows that nobody filled in. */
export function tidied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidied).filter((one) => one !== undefined);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value.trim() : value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]) => [name, isEmpty(one) ? undefined : tidied(one)])
      .filter(([, one]) => one !== undefined && one !== ''),
  );
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(tidied(value) as object).length === 0;
