import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../api/client';
import { reading } from '../api/queries';
import { Table } from '../list/table';
import { useToday } from '../shell/now';
import { instantInWords } from '../words/dates';
import { useWord } from '../words/dictionary';
import { useLanguage, useTexts } from '../words/language';
import { CLOCK } from './texts';

/** The holders of a clock, one after the other, each with the working days. */
export function Holding({ matterId, clockId }: { readonly matterId: string; readonly clockId: string }) {
  const text = useTexts(CLOCK);
  const language = useLanguage();
  const word = useWord();
  const today = useToday();
  const holding = useQuery(reading('/api/v1/matters/{id}/holding', { path: { id: matterId } }));
  const clock = holding.data?.clocks.find(({ id }) => id === clockId);
  if (!clock) return null;
  return (
    <section aria-labelledby="holding">
      <h2 id="holding">{text.holding}</h2>
      <Table<Schemas['HeldLine']>
        caption={text.holding}
        rows={clock.lines}
        keyOf={({ from, kind }) => `${from}${kind}`}
        columns={[
          {
            title: text.who,
            isHead: true,
            cell: (line) =>
              [line.name, ...line.offices.map(({ role, roleTitle }) => word('role', role, roleTitle))].join(' '),
          },
          { title: text.reason, cell: (line) => word('heldKind', line.kind, line.title) },
          { title: text.from, cell: (line) => instantInWords(line.from, language, today) },
          { title: text.to, cell: (line) => (line.to ? instantInWords(line.to, language, today) : text.still) },
          { title: text.days, cell: (line) => line.days, className: 'number' },
          { title: text.lateDays, cell: (line) => line.lateDays, className: 'number' },
        ]}
      />
    </section>
  );
}
