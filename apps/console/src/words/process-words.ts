import { useDictionary } from './dictionary';
import { useLanguage } from './language';

interface ProcessWords {
  readonly processOf: (process: string, chinese: string) => string;
  readonly stateOf: (process: string, state: string, chinese: string) => string;
  readonly commandOf: (process: string, command: string, chinese: string) => string;
}

/** The words of a process, its states and its commands; answers bring the Chinese ones. */
export function useProcessWords(): ProcessWords {
  const language = useLanguage();
  const { data } = useDictionary();
  const find = (process: string) => data?.processes.find((one) => one.process === process);
  return {
    processOf: (process, chinese) => find(process)?.[language] ?? chinese,
    stateOf: (process, state, chinese) => find(process)?.states[state]?.[language] ?? chinese,
    commandOf: (process, command, chinese) =>
      find(process)?.commands.find((one) => one.command === command)?.[language] ?? chinese,
  };
}
