import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { v4 as newKey } from 'uuid';
import { api, Refusal } from '../api/client';
import { reading } from '../api/queries';
import { COMMON } from '../words/common';
import { dayInWords, instantInWords, timeInWords, weekday } from '../words/dates';
import { useLanguage, useTexts } from '../words/language';
import { useMe } from './me';
import { clockRead, usePlatformNow, useToday } from './now';
import { signOut } from './person-menu';
import { SHELL } from './texts';

/** Says that this is a rehearsal and which time it is, moves time, and changes who one is. */
export function RehearsalBanner() {
  const text = useTexts(SHELL);
  const language = useLanguage();
  const now = usePlatformNow();
  const today = useToday();
  const [isOpen, setOpen] = useState(false);
  const me = useMe();
  const { data: clock } = useQuery({
    ...reading('/api/v1/platform-clock'),
    ...(me.data && { initialData: me.data.clock }), // what came with the person needs no request of its own
    staleTime: Infinity,
    refetchInterval: ({ state }) => (state.data?.advancing ? 1_000 : false),
  });
  const advancing = clock?.advancing;
  return (
    <div className="rehearsal" role="region" aria-label={text.rehearsal}>
      <strong title={text.rehearsalWhy}>{text.rehearsal}</strong>
      <span>
        {text.platformTime}{' '}
        {today && (
          <time>
            {dayInWords(today, language)}（{weekday(today, language)}）{timeInWords(now)}
          </time>
        )}
      </span>
      {advancing && (
        <span role="status">
          {advancing.stopped
            ? text.stopped(advancing.stopped.reason)
            : text.advancing(instantInWords(advancing.to, language, today))}
        </span>
      )}
      <Button size="small" disabled={Boolean(advancing)} onClick={() => setOpen(true)}>
        {text.advance}
      </Button>
      <Button size="small" onClick={() => void signOut(location.pathname + location.search)}>
        {text.become}
      </Button>
      {isOpen && <AdvanceDialog onClose={() => setOpen(false)} />}
    </div>
  );
}

type Goal = 'EVENT' | 'WORKING_DAY' | 'DATE';

function AdvanceDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useTexts(SHELL);
  const common = useTexts(COMMON);
  const language = useLanguage();
  const queries = useQueryClient();
  const now = usePlatformNow();
  const today = useToday();
  const [goal, setGoal] = useState<Goal>('WORKING_DAY');
  const [date, setDate] = useState('');
  const [said, setSaid] = useState<string>();
  const [isMoving, setMoving] = useState(false);
  const [arrivedAt, setArrivedAt] = useState<{ readonly from: string; readonly to: string }>();
  const deadlines = useQuery(reading('/api/v1/me/deadlines'));
  const next = deadlines.data?.days.map(({ date: day }) => day).find((day) => day >= (today ?? ''));
  const workingDay = useQuery({
    queryKey: ['next-working-day', today],
    enabled: today !== undefined,
    queryFn: async () => nextWorkingDay(today ?? ''),
  });
  const to = goalOf(goal, { next, workingDay: workingDay.data, date });

  const move = async (): Promise<void> => {
    if (to === undefined) return;
    setMoving(true);
    setSaid(undefined);
    const from = new Date(now).toISOString();
    try {
      await api.POST('/api/v1/platform-clock/commands/advance', {
        params: { header: { 'Idempotency-Key': newKey() } },
        body: { to },
      });
      clockRead(await arrival());
      await queries.invalidateQueries();
      setArrivedAt({ from, to });
    } catch (error) {
      setSaid(error instanceof Refusal ? (error.problem.errors?.[0]?.message ?? error.message) : String(error));
    } finally {
      setMoving(false);
    }
  };

  return (
    <Modal
      open
      title={text.advance}
      onCancel={onClose}
      footer={
        arrivedAt ? (
          <Button type="primary" autoFocus onClick={onClose}>
            {common.close}
          </Button>
        ) : (
          <Button type="primary" loading={isMoving} disabled={to === undefined} onClick={() => void move()}>
            {text.go}
          </Button>
        )
      }
    >
      {arrivedAt ? (
        <Happened {...arrivedAt} />
      ) : (
        <Radio.Group className="upright" value={goal} onChange={({ target }) => setGoal(target.value as Goal)}>
          <Radio value="WORKING_DAY">
            {text.nextWorkingDay} {workingDay.data && <small>{dayInWords(workingDay.data, language, today)}</small>}
          </Radio>
          <Radio value="EVENT" disabled={next === undefined}>
            {text.nextEvent} <small>{next ? dayInWords(next, language, today) : text.nothingNext}</small>
          </Radio>
          <Radio value="DATE">
            {text.toDate}{' '}
            <input
              type="date"
              aria-label={text.toDate}
              min={today}
              value={date}
              onFocus={() => setGoal('DATE')}
              onChange={({ target }) => setDate(target.value)}
            />
          </Radio>
        </Radio.Group>
      )}
      {said && (
        <p className="refused" role="alert">
          {said}
        </p>
      )}
    </Modal>
  );
}

/** What was told to the person while time passed. */
function Happened({ from, to }: { readonly from: string; readonly to: string }) {
  const text = useTexts(SHELL);
  const language = useLanguage();
  const today = useToday();
  const alerts = useQuery(reading('/api/v1/alerts', { query: { limit: 20 } }));
  const told = alerts.data?.items.filter(({ at }) => at > from) ?? [];
  return (
    <>
      <p>{text.arrived(instantInWords(to, language, today))}</p>
      {alerts.data && <p>{text.happened(told.length)}</p>}
      <ul className="told">
        {told.map(({ id, matterId, at, subject, text: said }) => (
          <li key={id}>
            <small>{instantInWords(at, language, today)}</small> <Link to={`/matters/${matterId}`}>{subject}</Link>{' '}
            {said}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Nine o'clock in the morning in Shanghai, as the platform reads an instant. */
const nineOn = (day: string): string => `${day}T09:00:00+08:00`;

function goalOf(
  goal: Goal,
  {
    next,
    workingDay,
    date,
  }: { readonly next?: string | undefined; readonly workingDay?: string | undefined; readonly date: string },
): string | undefined {
  switch (goal) {
    case 'EVENT':
      return next && `${next}T23:59:59+08:00`;
    case 'WORKING_DAY':
      return workingDay && nineOn(workingDay);
    case 'DATE':
      return date === '' ? undefined : nineOn(date);
  }
}

/** Asks the calculator for the next working day: the console counts none itself. */
async function nextWorkingDay(today: string): Promise<string> {
  const { data } = await api.POST('/api/v1/deadlines/calculate', {
    body: { clause: '21(1)', shareAttribute: 'UNCONDITIONAL', triggeredAt: today }, // the limit of one working day
  });
  return data?.lastDay ?? today;
}

/** Waits until the clock stands where it was moved, or stopped on the way. */
async function arrival() {
  for (;;) {
    const { data } = await api.GET('/api/v1/platform-clock');
    if (data && (data.advancing === null || data.advancing.stopped)) return data;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
