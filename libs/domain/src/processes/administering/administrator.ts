import type { Actor } from '../../access/roles.js';
import { forbidden, type Refusal } from '../../language/refusal.js';

/** Whoever builds the platform runs it, and so keeps its record of the organisation. */
export const CLAUSE = '30(2)';

/** The only side of a record of the organisation: the body whose administrators keep it. */
export type AdministrationSide = 'administration';

/** Fewest administrators that a platform needs: one to propose, another one to confirm. */
const FEWEST = 2;

/**
 * Refuses what would leave fewer administrators than a change of offices needs, and an actor who is none any more: of two
 * who take each other's office, the first is heard. `holders` hold offices of their body, under the locks of the act.
 */
export function lastAdministrators(holders: readonly Actor[], leaving: string, actor: Actor | null): Refusal | null {
  const administrators = holders.filter(({ offices }) => offices.some(({ role }) => role === 'SYSADMIN'));
  if (!administrators.some(({ accountId }) => accountId === actor?.accountId))
    return forbidden('NOT_YOUR_OFFICE', '您已不再担任系统管理员。', CLAUSE);
  const others = new Set(
    administrators.filter(({ accountId }) => accountId !== leaving).map(({ personId }) => personId),
  );
  if (others.size >= FEWEST) return null;
  return forbidden('LAST_ADMINISTRATORS', '平台至少应有两名系统管理员，请先任命新的系统管理员。', CLAUSE);
}

/** Refuses an act of administrators on their own account or office. */
export function onOneself(actor: Actor | null, personId: string): Refusal | null {
  if (actor?.personId !== personId) return null;
  return forbidden('OWN_ACCOUNT', '系统管理员不得办理本人的账号和任职，请由另一位系统管理员办理。', CLAUSE);
}
