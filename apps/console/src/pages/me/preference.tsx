import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, dataOf, Refusal, type Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { faultsOf, NO_FAULTS } from '../../form/errors';
import { Labelled } from '../../form/labelled';
import { Failure } from '../../shell/failure';
import { useChoices } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { ME } from './texts';

type Chosen = Schemas['NotificationPreferenceBody'];

/** Whether messages are sent by mail too, and when. */
export function Preference() {
  const text = useTexts(ME);
  const found = useQuery(reading('/api/v1/notification-preferences'));
  return (
    <section aria-labelledby="notice">
      <h2 id="notice">{text.notice}</h2>
      {found.error && !found.data && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <PreferenceForm before={found.data} />}
    </section>
  );
}

function PreferenceForm({ before }: { readonly before: Chosen }) {
  const text = useTexts(ME);
  const queries = useQueryClient();
  const choices = useChoices('notificationDelivery');
  const [chosen, setChosen] = useState<Chosen>(before);
  const saving = useMutation({
    mutationFn: async () => dataOf(await api.PUT('/api/v1/notification-preferences', { body: chosen })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['/api/v1/notification-preferences'] }),
  });
  const faults = saving.error instanceof Refusal ? faultsOf([saving.error.problem]) : NO_FAULTS;
  const change = (next: Partial<Chosen>): void => {
    setChosen({ ...chosen, ...next });
    saving.reset();
  };
  return (
    <form
      className="command"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Labelled
        path="email"
        label={text.email}
        hint={text.emailHint}
        isRequired={false}
        fault={faults.byField.get('email')}
      >
        {({ id, describedBy, isWrong }) => (
          <input
            id={id}
            type="email"
            autoComplete="email"
            aria-describedby={describedBy}
            aria-invalid={isWrong}
            value={chosen.email ?? ''}
            onChange={({ target }) => change({ email: target.value === '' ? null : target.value })}
          />
        )}
      </Labelled>
      <fieldset>
        <legend>{text.delivery}</legend>
        <span className="choices">
          {choices.map(([code, word]) => (
            <label key={code}>
              <input
                type="radio"
                name="delivery"
                checked={chosen.delivery === code}
                onChange={() => change({ delivery: code as Chosen['delivery'] })}
              />{' '}
              {word}
            </label>
          ))}
        </span>
      </fieldset>
      {saving.error && (
        <p className="refused" role="alert">
          {saving.error.message}
        </p>
      )}
      <p className="ways">
        <Button htmlType="submit" type="primary" loading={saving.isPending}>
          {text.save}
        </Button>
        <span role="status">{saving.isSuccess && text.saved}</span>
      </p>
    </form>
  );
}
