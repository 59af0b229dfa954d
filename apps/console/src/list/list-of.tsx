import { Button } from 'antd';
import { Failure } from '../shell/failure';
import { COMMON } from '../words/common';
import { useTexts } from '../words/language';
import { Table, type Column } from './table';

interface Pages<Row> {
  readonly rows: readonly Row[];
  readonly isRead: boolean;
  readonly isReading: boolean;
  readonly error: Error | null;
  readonly again: () => void;
  readonly more: (() => void) | undefined;
}

/** A list with what it says while it is read, when it is empty or was not read, and the way to more rows. */
export function ListOf<Row>({
  pages,
  empty,
  ...table
}: {
  readonly pages: Pages<Row>;
  /** What would fill the list. */
  readonly empty: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly classOf?: (row: Row) => string | undefined;
}) {
  const text = useTexts(COMMON);
  if (pages.error && !pages.isRead) return <Failure error={pages.error} onRetry={pages.again} />;
  if (!pages.isRead) return <p className="waiting">{text.loading}</p>;
  if (pages.rows.length === 0) return <p className="empty">{empty}</p>;
  return (
    <>
      <Table<Row> rows={pages.rows} {...table} />
      {pages.more && (
        <p className="more">
          <Button onClick={pages.more} loading={pages.isReading}>
            {text.more}
          </Button>
        </p>
      )}
    </>
  );
}
