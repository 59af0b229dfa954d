import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { v4 as newKey } from 'uuid';
import { api, dataOf } from '../../api/client';
import { useToday } from '../../shell/now';
import { useTexts } from '../../words/language';
import { RefusedLines } from './refused-lines';
import { ADMIN } from './texts';

/** Uploads the holiday notice of a year: its sheet is read first, then all of it is checked and kept. */
export function CalendarUpload() {
  const text = useTexts(ADMIN);
  const id = useId();
  const today = useToday();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key, setKey] = useState(() => newKey());
  const reading = useMutation({
    mutationFn: async (file: File) =>
      dataOf(
        await api.POST('/api/v1/calendars/read-sheet', {
          body: '',
          bodySerializer: () => file,
          headers: { 'Content-Type': 'application/octet-stream' },
        }),
      ),
    onSuccess: () => setKey(newKey()),
  });
  const keeping = useMutation({
    mutationFn: async (form: FormData) => {
      const given = (name: string): string => {
        const value = form.get(name);
        return typeof value === 'string' ? value.trim() : '';
      };
      const extraDaysOffReason = given('extraWhy');
      return dataOf(
        await api.POST('/api/v1/calendars', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            year: Number(given('year')),
            title: given('title'),
            papers: given('paper') === '' ? [] : [given('paper')],
            days: reading.data?.days ?? [],
            extraDaysOff: Number(given('extra')),
            extraDaysOffReason: extraDaysOffReason === '' ? null : extraDaysOffReason,
            regional: [],
            corrects: null,
          },
        }),
      );
    },
    onError: () => setKey(newKey()),
    onSuccess: async ({ version }) => {
      await queries.invalidateQueries({ queryKey: ['/api/v1/calendars'] });
      await navigate(`?version=${encodeURIComponent(version)}`);
    },
  });
  const days = reading.data?.days ?? [];
  return (
    <section aria-labelledby="upload">
      <h2 id="upload">{text.upload}</h2>
      <p className="hint">{text.uploadLead}</p>
      <p className="ways">
        <label htmlFor={id}>{text.sheet}</label>
        <input
          id={id}
          type="file"
          accept=".xlsx,.csv"
          disabled={reading.isPending}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) reading.mutate(file);
            target.value = '';
          }}
        />
      </p>
      <RefusedLines error={reading.error ?? keeping.error} />
      {keeping.isSuccess && <p role="status">{text.kept}</p>}
      {reading.data && !keeping.isSuccess && (
        <form
          className="command"
          onSubmit={(event) => {
            event.preventDefault();
            keeping.mutate(new FormData(event.currentTarget));
          }}
        >
          <p role="status">
            {text.read(days.filter(({ isOffDay }) => isOffDay).length, days.filter(({ isOffDay }) => !isOffDay).length)}{' '}
            {reading.data.remarks.join(' ')}
          </p>
          <div className="filters">
            <label>
              {text.year}
              <input
                type="number"
                name="year"
                required
                min={2025}
                max={2100}
                defaultValue={days[0]?.date.slice(0, 4) ?? today?.slice(0, 4)}
              />
            </label>
            <label className="wide">
              {text.noticeTitle}
              <input type="text" name="title" required maxLength={200} />
            </label>
            <label className="wide">
              {text.paper}
              <input type="text" name="paper" maxLength={500} />
            </label>
            <label>
              {text.extra}
              <input type="number" name="extra" min={0} max={30} defaultValue={0} />
            </label>
            <label className="wide">
              {text.extraWhy}
              <input type="text" name="extraWhy" maxLength={500} />
            </label>
          </div>
          <Button htmlType="submit" type="primary" loading={keeping.isPending}>
            {text.keep}
          </Button>
        </form>
      )}
    </section>
  );
}
