import { Link } from 'react-router';
import { useTexts } from '../../words/language';
import { Begin } from './begin';
import { Import } from './import';
import { Imports } from './imports';
import { ADMIN } from './texts';

const COMMANDS = [
  ['department', 'create-department'],
  ['division', 'create-division'],
  ['working-body', 'designate-body'],
  ['client', 'propose-client'],
] as const;

/** Departments and divisions: one by one by commands, or many by an import that a second administrator confirms. */
export function Organisation() {
  const text = useTexts(ADMIN);
  return (
    <>
      <Begin commands={COMMANDS} />
      <p className="more">
        <Link to="/departments">{text.departments}</Link>
      </p>
      <Import />
      <Imports />
    </>
  );
}
