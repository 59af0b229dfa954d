import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { v4 as newKey } from 'uuid';
import { api, dataOf, Refusal, type Schemas } from '../../api/client';
import { Labelled } from '../../form/fields';
import { faultsOf, NO_FAULTS } from '../../form/errors';
import { COMMON } from '../../words/common';
import { useTexts } from '../../words/language';
import type { LateClock } from './late-columns';
import { LATE } from './texts';

export type Act = 'urge' | 'supervise';
type Outcomes = Schemas['BulkOutcomes'];

interface Words {
  readonly text: string;
  readonly answerWithin: number;
}

/** Days to answer that are proposed. */
const DAYS = 3;
const MOST_DAYS = 10;
const MOST_WORDS = { urge: 500, supervise: 2000 } as const;

/**
 * Urges or supervises in all matters that were marked. Each matter answers for itself; a repeat after a lost answer bears
 * the same key, so that nothing is done twice.
 */
export function BulkDialog({
  act,
  clocks,
  onClose,
}: {
  readonly act: Act;
  readonly clocks: readonly LateClock[];
  readonly onClose: (done: ReadonlySet<string>) => void;
}) {
  const text = useTexts(LATE);
  const common = useTexts(COMMON);
  const queries = useQueryClient();
  const matters = mattersOf(clocks);
  const [words, setWords] = useState<Words>({
    text: act === 'urge' ? text.urgeStart : text.requirementStart,
    answerWithin: DAYS,
  });
  const [key, setKey] = useState(() => newKey());
  const giving = useMutation({
    mutationFn: () => give(act, matters, words, key),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['/api/v1/overdue'] }),
  });
  const faults = giving.error instanceof Refusal ? faultsOf([giving.error.problem]) : NO_FAULTS;
  const change = (next: Partial<Words>): void => {
    setWords({ ...words, ...next });
    setKey(newKey());
  };
  const title = act === 'urge' ? text.urgeTitle(matters.length) : text.superviseTitle(matters.length);
  const done = new Set(giving.data?.items.flatMap(({ matterId, receipt }) => (receipt ? [matterId] : [])));
  const close = (): void => onClose(done);
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        giving.data ? (
          <Button type="primary" autoFocus onClick={close}>
            {common.close}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{common.cancel}</Button>
            <Button type="primary" loading={giving.isPending} onClick={() => giving.mutate()}>
              {title}
            </Button>
          </>
        )
      }
    >
      {giving.data ? (
        <Answers outcomes={giving.data} clocks={clocks} done={done.size} />
      ) : (
        <>
          <p>{text.each}</p>
          <ul className="bulk">
            {matters.map(({ matterId, subject, department }) => (
              <li key={`${matterId}${department.departmentId}`}>
                {subject} <small>{department.name}</small>
              </li>
            ))}
          </ul>
          <Labelled
            path={act === 'urge' ? 'text' : 'requirement'}
            label={act === 'urge' ? text.urgeText : text.requirement}
            isRequired
            fault={faults.byField.get(act === 'urge' ? 'text' : 'requirement')}
          >
            {({ id, describedBy, isWrong }) => (
              <textarea
                id={id}
                aria-describedby={describedBy}
                aria-invalid={isWrong}
                aria-required
                rows={3}
                maxLength={MOST_WORDS[act]}
                value={words.text}
                onChange={({ target }) => change({ text: target.value })}
              />
            )}
          </Labelled>
          {act === 'supervise' && (
            <Labelled
              path="answerWithin"
              label={text.answerWithin}
              isRequired
              fault={faults.byField.get('answerWithin')}
            >
              {({ id, describedBy, isWrong }) => (
                <input
                  id={id}
                  type="number"
                  aria-describedby={describedBy}
                  aria-invalid={isWrong}
                  aria-required
                  min={1}
                  max={MOST_DAYS}
                  value={words.answerWithin}
                  onChange={({ target }) => change({ answerWithin: Number(target.value) })}
                />
              )}
            </Labelled>
          )}
          {giving.error && (
            <p className="refused" role="alert">
              {giving.error instanceof Refusal ? giving.error.message : text.again}
            </p>
          )}
        </>
      )}
    </Modal>
  );
}

/** The answer of each matter: done, or why not. */
function Answers({
  outcomes,
  clocks,
  done,
}: {
  readonly outcomes: Outcomes;
  readonly clocks: readonly LateClock[];
  readonly done: number;
}) {
  const text = useTexts(LATE);
  const subjectOf = (id: string): string => clocks.find(({ matterId }) => matterId === id)?.subject ?? '';
  return (
    <section aria-label={text.outcomes} aria-live="polite">
      <p>{text.counted(done, outcomes.items.length)}</p>
      <ul className="outcomes">
        {outcomes.items.map(({ matterId, receipt, problem }, n) => (
          <li key={`${matterId}${String(n)}`} className={receipt ? 'done' : 'refused'}>
            <Link to={`/matters/${matterId}`}>{subjectOf(matterId)}</Link>{' '}
            <strong>{receipt ? text.did : text.refused}</strong> {problem?.detail}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each matter with each department once: two overdue clocks of one department are one act. */
const mattersOf = (clocks: readonly LateClock[]): readonly LateClock[] => [
  ...new Map(clocks.map((clock) => [`${clock.matterId}/${clock.department.departmentId}`, clock])).values(),
];

async function give(act: Act, clocks: readonly LateClock[], words: Words, key: string): Promise<Outcomes> {
  const params = { header: { 'Idempotency-Key': key } };
  if (act === 'urge') {
    const matterIds = [...new Set(clocks.map(({ matterId }) => matterId))];
    return dataOf(await api.POST('/api/v1/matters/commands/urge', { params, body: { matterIds, text: words.text } }));
  }
  const matters = clocks.map(({ matterId, department }) => ({ matterId, departmentId: department.departmentId }));
  const body = { matters, requirement: words.text, answerWithin: words.answerWithin };
  return dataOf(await api.POST('/api/v1/matters/commands/supervise', { params, body }));
}
