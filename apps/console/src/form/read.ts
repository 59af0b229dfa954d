import { useQuery } from '@tanstack/react-query';
import type { CommandForm } from './schema';

const FORMS = import.meta.glob<Readonly<Record<string, CommandForm>>>('../../generated/forms/*.json', {
  import: 'default',
});

async function formOf(process: string, command: string): Promise<CommandForm | null> {
  return (await FORMS[`../../generated/forms/${process}.json`]?.())?.[command] ?? null;
}

/** Reads the form of a command, as the API describes it; its data are null if there is none. */
export const useForm = (process: string, command: string) =>
  useQuery({ queryKey: ['form', process, command], queryFn: () => formOf(process, command), staleTime: Infinity });
