import { useEffect, type ReactNode } from 'react';
import { COMMON } from '../words/common';
import { useTexts } from '../words/language';

/** The head of a page: what it is for, in the window's title too. */
export function PageTitle({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { product } = useTexts(COMMON);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <header className="page">
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children && <div className="ways">{children}</div>}
    </header>
  );
}
