import { Table } from '../list/table';
import { Value } from '../matter/value';
import { texts, useTexts } from '../words/language';

const DIFFERENCES = texts(
  {
    caption: '不同之处',
    what: '内容',
    before: '原来',
    after: '现在',
    none: '两者没有不同。',
    absent: '（无）',
    removed: '（删去）',
  },
  {
    caption: 'Differences',
    what: 'Content',
    before: 'Before',
    after: 'Now',
    none: 'There is no difference.',
    absent: '(none)',
    removed: '(removed)',
  },
);

export interface Difference {
  readonly path: string;
  readonly label: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Old beside new, one line a difference. */
export function Differences({ of }: { readonly of: readonly Difference[] }) {
  const text = useTexts(DIFFERENCES);
  if (of.length === 0) return <p className="empty">{text.none}</p>;
  const side = (path: string, value: unknown, absent: string) =>
    value === null || value === undefined || value === '' ? (
      <em>{absent}</em>
    ) : (
      <Value name={path.split('.').findLast((step) => !/^\d+$/.test(step)) ?? path} value={value} />
    );
  return (
    <Table<Difference>
      caption={text.caption}
      rows={of}
      keyOf={({ path }) => path}
      columns={[
        { title: text.what, isHead: true, cell: ({ label }) => label },
        {
          title: text.before,
          className: 'old',
          cell: ({ path, before }) => <div className="said">{side(path, before, text.absent)}</div>,
        },
        {
          title: text.after,
          className: 'fresh',
          cell: ({ path, after }) => <div className="said">{side(path, after, text.removed)}</div>,
        },
      ]}
    />
  );
}
