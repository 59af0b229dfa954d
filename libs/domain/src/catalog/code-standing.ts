import type { Department } from '../organisation/types.js';
import { frontCode, parseCatalogCode } from './catalog-code.js';

/**
 * A catalog code as one department may know of it. FREE: its own, borne by no other entry. TAKEN: its own, borne by another
 * of its entries. NOT_OWN: of another department, or of nobody; it says nothing of entries (§4.5).
 */
export type CodeStanding = 'FREE' | 'TAKEN' | 'NOT_OWN';

/** The code that a department wants to give to an entry. */
export interface CodeClaim {
  readonly code: string;
  readonly provider: Pick<Department, 'id' | 'frontCode'>;
  /** Department id of the source that is designated for the code (Art 19(2)); null if there is none. */
  readonly designatedSource: string | null;
  /** Department id of the other entry that bears the code; null if there is none. */
  readonly holder: string | null;
}

export function standingOfCode({ code, provider, designatedSource, holder }: CodeClaim): CodeStanding {
  if (!isOwn(code, provider, designatedSource)) return 'NOT_OWN';
  if (holder === null) return 'FREE';
  return holder === provider.id ? 'TAKEN' : 'NOT_OWN';
}

/**
 * True for a code of the department's own front code. Base and theme codes (基础、主题) have no department in them: they belong
 * to the designated source.
 */
function isOwn(text: string, provider: CodeClaim['provider'], designatedSource: string | null): boolean {
  const code = parseCatalogCode(text);
  if (!code) return false;
  return code.classCode === '3' ? frontCode(code) === provider.frontCode : designatedSource === provider.id;
}
