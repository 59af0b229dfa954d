import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../api/client';
import { useToday } from '../shell/now';
import { COMMON } from '../words/common';
import { dayInWords, weekday } from '../words/dates';
import { useLanguage, useTexts } from '../words/language';
import { CLOCK } from './texts';

type Limit = Pick<Schemas['DeadlineBody'], 'clause' | 'shareAttribute'>;

/** Until when a limit would run that began today, as the calculator of the API counts it. */
export function IfToday({ limit, say }: { readonly limit: Limit; readonly say: (day: string) => string }) {
  const common = useTexts(COMMON);
  const text = useTexts(CLOCK);
  const language = useLanguage();
  const today = useToday();
  const due = useQuery({
    queryKey: ['if-today', limit, today],
    enabled: today !== undefined,
    queryFn: async () =>
      dataOf(await api.POST('/api/v1/deadlines/calculate', { body: { ...limit, triggeredAt: today ?? '' } })),
  });
  if (!due.data?.lastDay) return null;
  const { lastDay, provisional, days } = due.data;
  const why = days.find(({ date }) => date === lastDay)?.why;
  const isMakeup = why?.startsWith(CLOCK.zh.makeup);
  return (
    <p className="due law">
      <span>
        {say(
          `${dayInWords(lastDay, language, today)}（${weekday(lastDay, language)}${isMakeup ? `，${text.makeup}` : ''}）${common.midnight}`,
        )}
        {provisional && (
          <abbr className="provisional" title={common.provisionalWhy}>
            {common.provisional}
          </abbr>
        )}
      </span>
    </p>
  );
}
