import { Button } from 'antd';
import { Link } from 'react-router';
import { Refusal } from '../api/client';
import { COMMON } from '../words/common';
import { useTexts } from '../words/language';
import { SHELL } from './texts';

/** Says why something was not read, and what to do. */
export function Failure({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const text = useTexts(SHELL);
  const common = useTexts(COMMON);
  const isMissing = error instanceof Refusal && error.status === 404;
  return (
    <section className="failure" role="alert">
      <h1>{isMissing ? text.notFound : text.failed}</h1>
      <p>{isMissing ? text.notFoundWhy : error.message}</p>
      <p className="ways">
        {onRetry && !isMissing && <Button onClick={onRetry}>{common.retry}</Button>} <Link to="/">{text.toHome}</Link>
      </p>
    </section>
  );
}
