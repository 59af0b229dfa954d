import type { Context } from './context.js';
import type { Matter } from './matter.js';
import { obstacles } from './admission.js';
import type { Process } from './process.js';

/** A command as one person sees it now, with the reason if the person may not give it. */
export interface Availability {
  readonly command: string;
  readonly title: string;
  readonly allowed: boolean;
  readonly code?: string;
  readonly reason?: string;
  readonly clause?: string;
}

export function availableCommands(process: Process, matter: Matter, context: Context): readonly Availability[] {
  const obstacle = obstacles(process, matter, context);
  return process.rows
    .filter(({ from }) => from.length > 0)
    .map((row) => {
      const { name: command, title } = row;
      const refusal = obstacle(row);
      if (!refusal) return { command, title, allowed: true, clause: row.clause };
      const { code, message: reason, clause = row.clause } = refusal;
      return { command, title, allowed: false, code, reason, clause };
    });
}
