import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { reading } from '../../api/queries';
import { Strip } from '../../clock/strip';
import { Facts } from '../../entry/stated';
import { Fields } from '../../form/fields';
import { Table } from '../../list/table';
import { ClockState } from '../../matter/clock-state';
import { Extensions } from '../../matter/extensions';
import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import '../../styles/sharing.css';
import type { HandMadeProps } from '../../matter/hand-made-props';
import { REVIEW } from './texts';

type Extension = Schemas['Extension'];

/** The decision on an extension: what is asked and why, the limit as it stands, and the department's record. */
export function ExtensionBody({ matter, command: _, ...body }: HandMadeProps) {
  const extensions = extensionsOf(matter);
  const pending = extensions.find(({ status }) => status === 'PENDING');
  const { provider } = matter.parties;
  return (
    <div className="columns">
      <div>
        {pending && <Asked extension={pending} />}
        <Fields
          {...body}
          path=""
          onChange={(next) => body.onChange(withDays(next as Decision, body.value as Decision, pending?.days))}
          without={(body.value as Decision).grant === true ? [] : ['days']}
        />
      </div>
      <aside>
        <Limit matter={matter} />
        <Earlier of={extensions.filter((one) => one !== pending)} />
        {provider && <Record departmentId={provider.departmentId} name={provider.name} />}
      </aside>
    </div>
  );
}

interface Decision {
  readonly grant?: boolean;
  readonly days?: number;
}

/** A consent begins with the days that were asked for; a refusal names none. */
function withDays(next: Decision, before: Decision, asked: number | undefined): Decision {
  if (next.grant === before.grant) return next;
  const { days: _, ...decision } = next;
  return next.grant === true && asked !== undefined ? { ...decision, days: asked } : decision;
}

function extensionsOf(matter: HandMadeProps['matter']): readonly Extension[] {
  if (matter.process === 'share-request') return matter.extensions;
  return matter.process === 'catalog-update' && matter.extension ? [matter.extension] : [];
}

function Asked({ extension: { days, reason, requestedAt } }: { readonly extension: Extension }) {
  const text = useTexts(REVIEW);
  const language = useLanguage();
  const today = useToday();
  return (
    <section aria-labelledby="asks">
      <h2 id="asks">{text.asked(days)}</h2>
      <Facts
        of={[
          [text.why, reason],
          [text.at, instantInWords(requestedAt, language, today)],
        ]}
      />
    </section>
  );
}

/** The limit that would be extended, with its days. */
function Limit({ matter }: { readonly matter: HandMadeProps['matter'] }) {
  const text = useTexts(REVIEW);
  const id = matter.clocks.find(({ extensionPending }) => extensionPending)?.id;
  const clock = useQuery({
    ...reading('/api/v1/matters/{id}/clocks/{clockId}', { path: { id: matter.matterId, clockId: id ?? '' } }),
    enabled: id !== undefined,
  });
  if (!clock.data) return null;
  return (
    <section aria-labelledby="limit">
      <h2 id="limit">{text.clock}</h2>
      <div className={clock.data.late ? 'clock law late' : 'clock law'}>
        <ClockState clock={clock.data} />
        <Strip clock={clock.data} />
      </div>
    </section>
  );
}

function Earlier({ of }: { readonly of: readonly Extension[] }) {
  const text = useTexts(REVIEW);
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{text.earlier}</h2>
      {of.length === 0 && <p className="empty">{text.noEarlier}</p>}
      <Extensions of={of} />
    </section>
  );
}

type Line = Schemas['ClockFigures'];

/** How the department that asks has kept its limits, by limit; and the way to its matters. */
function Record({ departmentId, name }: { readonly departmentId: string; readonly name: string }) {
  const text = useTexts(REVIEW);
  const lawLimitWord = useEnumeration('lawLimit');
  const record = useQuery(reading('/api/v1/lateness', { query: { department: departmentId, by: 'LIMIT' } }));
  const lines = record.data?.clocks ?? [];
  return (
    <section aria-labelledby="record">
      <h2 id="record">
        {text.record} <small>{name}</small>
      </h2>
      {record.data && lines.length === 0 && <p className="empty">{text.noRecord}</p>}
      {lines.length > 0 && (
        <Table<Line>
          caption={text.record}
          rows={lines}
          keyOf={({ clause, limit }) => `${clause ?? ''}${limit ?? ''}`}
          columns={[
            {
              title: text.limit,
              isHead: true,
              cell: ({ limit, clauseTitle }) => (
                <>
                  {limit && lawLimitWord(limit)} <small>{clauseTitle}</small>
                </>
              ),
            },
            { title: text.ended, className: 'number', cell: ({ ended }) => ended },
            { title: text.inTime, className: 'number', cell: ({ metInTime }) => metInTime },
            { title: text.late, className: 'number', cell: ({ metLate }) => metLate },
            { title: text.now, className: 'number', cell: ({ overdueNow }) => overdueNow },
            { title: text.days, className: 'number', cell: ({ lateWorkingDays }) => lateWorkingDays },
          ]}
        />
      )}
      <p>
        <Link to={`/matters?${new URLSearchParams({ process: 'share-request', provider: departmentId }).toString()}`}>
          {text.openCases}
        </Link>
      </p>
    </section>
  );
}
