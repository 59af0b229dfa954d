import { useNavigate, useParams, useSearchParams } from 'react-router';
import { CommandForm } from '../../form/command-form';
import { useForm } from '../../form/read';
import { PageTitle } from '../title';

/** The form of a command that begins a matter; the address may bring values of its fields. */
export function Begin() {
  const { process = '', command = '' } = useParams();
  const [given] = useSearchParams();
  const navigate = useNavigate();
  const form = useForm(process, command);
  return (
    <article className="act">
      <PageTitle title={form.data?.title ?? ''} />
      <CommandForm
        process={process}
        command={command}
        initial={Object.fromEntries(given)}
        onDone={({ matterId }) => void navigate(`/matters/${matterId}`)}
        onCancel={() => void navigate('/')}
      />
    </article>
  );
}
