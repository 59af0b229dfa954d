import type { Schemas } from '../../api/client';
import { Table } from '../../list/table';
import { useEnumeration } from '../../words/dictionary';
import { useTexts } from '../../words/language';
import { ADMIN } from './texts';

type Change = Schemas['OrganisationChange'];

/** What an import changes, row by row. */
export function Changes({ title, changes }: { readonly title: string; readonly changes: readonly Change[] }) {
  const text = useTexts(ADMIN);
  const tableWord = useEnumeration('importedTable');
  const changeWord = useEnumeration('importChange');
  return (
    <Table<Change>
      caption={title}
      rows={changes}
      keyOf={({ table, kind, key }) => [table, kind, key].join()}
      columns={[
        { title: text.table, cell: ({ table }) => tableWord(table) },
        { title: text.change, cell: ({ kind }) => changeWord(kind) },
        {
          title: text.what,
          isHead: true,
          cell: ({ before, after }) => (before === null ? after : `${before} → ${after}`),
        },
      ]}
    />
  );
}
