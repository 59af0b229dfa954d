import type { Role } from '../access/roles.js';

/*
 * The permission matrix, written by hand from §5.2 and the columns "Actor" of §2.1–§2.8 and §2.15, and never from the code.
 * A cell names the roles that may give the command in a department of that column; a role in brackets may, but only where
 * the law sends the matter there: to a government above the highest authority (§2.3 row 7), or to a body above a judge
 * whom §5.3 excludes (§2.15). Whoever stands in no cell may not. The command that begins a matter may be given in any
 * department with the role.
 *
 * Where §5.2 is silent or differs:
 * - "decide extension" gives the government nothing; §2.3 row 7 sends it the requests of the national authority.
 * - "request consent & submit" is two acts: the handler submits to the lead (§2.3 row 2), who consents (row 3).
 * - "rectification order" is the head's. To judge a candidate is no order yet, and candidates are the supervisor's (§5.1).
 * - Everyday acts, earlier receipts, outages and internal rules have no row there. They follow §5.1: the working body
 *   handles, the lead answers, authorities oversee what lies at their level and below.
 * - Accounts are the administrator's (§5.1), and so is the record of the organisation; nobody else stands on its side.
 */

/** Rows of each process: `superior` is the authority next above the deciding one, `government` that of its level. */
export const MATRIX: Readonly<Record<string, string>> = {
  'share-request': `
    | command                     | requester    | provider     | decider                         | superior                        |
    | draft-request               | handler lead |              |                                 |                                 |
    | revise-draft                | handler lead |              |                                 |                                 |
    | submit-internally           | handler lead |              |                                 |                                 |
    | lead-consent                | lead         |              |                                 |                                 |
    | lead-reject                 | lead         |              |                                 |                                 |
    | recall                      | handler      |              |                                 |                                 |
    | withdraw                    | handler lead |              |                                 |                                 |
    | accept                      |              | handler      |                                 |                                 |
    | ask-supplement              |              | handler      |                                 |                                 |
    | supply-supplement           | handler lead |              |                                 |                                 |
    | draft-supplement            | handler lead |              |                                 |                                 |
    | consent-supplement          | lead         |              |                                 |                                 |
    | return-supplement           | lead         |              |                                 |                                 |
    | close-unsupplemented        |              | lead         |                                 |                                 |
    | request-extension           |              | lead         |                                 |                                 |
    | register-extension-request  |              | lead         |                                 |                                 |
    | decide-extension            |              |              | reviewer sa-head (government)   | reviewer sa-head (government)   |
    | register-extension-decision |              |              | reviewer sa-head (government)   |                                 |
    | confirm-extension-decision  |              | lead         |                                 |                                 |
    | propose-reply               |              | handler      |                                 |                                 |
    | revise-reply                |              | handler      |                                 |                                 |
    | lead-approve-reply          |              | lead         |                                 |                                 |
    | lead-return-reply           |              | lead         |                                 |                                 |
    | start-delivery              |              | handler lead |                                 |                                 |
    | name-endpoint               | handler lead |              |                                 |                                 |
    | record-delivery             |              | handler lead |                                 |                                 |
    | accept-delivery             | handler lead |              |                                 |                                 |
    | reject-delivery             | handler lead |              |                                 |                                 |
    | relinquish                  | lead         |              |                                 |                                 |
    | close-after-term            |              | lead         |                                 |                                 |
    | close-by-law                |              | lead         |                                 |                                 |
    | record-use                  | handler lead |              |                                 |                                 |
    | purpose-ended               | handler lead | lead         |                                 |                                 |
    | instruct-disposal           |              | handler lead |                                 |                                 |
    | certify-disposal            | handler lead |              |                                 |                                 |
    | contest-disposal            |              | lead         |                                 |                                 |
    | confirm-disposal            |              | lead         |                                 |                                 |`,
  'correction-request': `
    | command                     | requester    | provider     | source  |
    | draft-correction            | handler lead |              |         |
    | revise-correction           | handler lead |              |         |
    | submit-correction           | handler lead |              |         |
    | withdraw                    | handler lead |              |         |
    | register-citizen-report     |              | handler      |         |
    | start-verification          |              | handler      | handler |
    | record-finding              |              | handler      | handler |
    | record-correction           |              | handler      | handler |
    | reroute                     |              | handler      |         |
    | accept-reroute              |              |              | handler |
    | decline-reroute             |              |              | handler |
    | hand-back                   |              |              | handler |
    | divide                      |              | handler      | handler |
    | feed-back                   |              | lead         | lead    |
    | feed-back-not-ours          |              | lead         |         |
    | accept-feedback             | handler lead |              |         |
    | disagree                    | handler lead |              |         |
    | answer-disagreement         |              | lead         | lead    |`,
  'catalog-entry': `
    | command                     | provider     | authority |
    | create-draft                | handler lead |           |
    | revise-draft                | handler lead |           |
    | start-assessment            | handler lead |           |
    | abandon-draft               | lead         |           |
    | record-assessment           | assessor     |           |
    | submit-to-head              | lead         |           |
    | head-approve                | head         |           |
    | head-reject                 | head         |           |
    | authority-pass              |              | reviewer  |
    | authority-return            |              | reviewer  |
    | rework                      | handler lead |           |
    | propose-retirement          | lead         |           |`,
  'catalog-update': `
    | command                     | provider     | authority           | decider                       | superior                      |
    | open-update                 | handler lead | reviewer supervisor |                               |                               |
    | start-update                | handler lead |                     |                               |                               |
    | revise-change               | handler lead |                     |                               |                               |
    | record-assessment           | assessor     |                     |                               |                               |
    | submit-to-head              | lead         |                     |                               |                               |
    | head-approve                | head         |                     |                               |                               |
    | head-reject                 | head         |                     |                               |                               |
    | authority-pass              |              | reviewer            |                               |                               |
    | authority-return            |              | reviewer            |                               |                               |
    | rework                      | handler lead |                     |                               |                               |
    | contest-finding             | lead         |                     |                               |                               |
    | decide-contest              |              |                     |                               | reviewer sa-head (government) |
    | request-extension           | lead         |                     |                               |                               |
    | register-extension-request  | lead         |                     |                               |                               |
    | decide-extension            |              |                     | reviewer sa-head (government) | reviewer sa-head (government) |
    | register-extension-decision |              |                     | reviewer sa-head (government) |                               |
    | confirm-extension-decision  | lead         |                     |                               |                               |
    | dismiss                     | lead         |                     |                               |                               |
    | confirm-dismissal           |              | reviewer            |                               |                               |
    | reject-dismissal            |              | reviewer            |                               |                               |`,
  'update-trigger': `
    | command                     | provider     | authority                   |
    | open-trigger                | lead         | reviewer supervisor sa-head |`,
  'breach-candidate': `
    | command                     | responsible  | authority                     | superior                        | government   |
    | open-candidate              |              | supervisor sa-head government |                                 |              |
    | judge                       |              | supervisor sa-head            | (supervisor sa-head government) | (government) |
    | plead                       | lead head    |                               |                                 |              |
    | contest                     | lead head    |                               |                                 |              |
    | undo-judgement              |              |                               | supervisor sa-head              | government   |`,
  'outage-finding': `
    | command                     | authority          | superior                        |
    | record-outage               | supervisor sa-head |                                 |
    | confirm-outage              |                    | supervisor sa-head (government) |
    | revoke-outage               | supervisor sa-head |                                 |`,
  'calendar-year': `
    | command                     |`,
  'internal-rule': `
    | command                     | provider |
    | draft-rule                  | handler  |
    | revise-rule                 | handler  |
    | submit-to-head              | handler  |
    | head-approve                | head     |
    | head-reject                 | head     |
    | abandon-draft               | handler  |
    | repeal-rule                 | head     |`,
  division: `
    | command         | administration |
    | create-division | administrator  |
    | rename-division | administrator  |`,
  department: `
    | command           | administration |
    | create-department | administrator  |
    | rename-department | administrator  |
    | propose-end       | administrator  |
    | confirm-end       | administrator  |
    | reject-end        | administrator  |`,
  'working-body': `
    | command        | administration |
    | designate-body | administrator  |
    | rename-body    | administrator  |
    | end-body       | administrator  |`,
  account: `
    | command          | administration |
    | register-account | administrator  |
    | close-account    | administrator  |`,
  'office-grant': `
    | command        | administration |
    | propose-office | administrator  |
    | confirm-office | administrator  |
    | reject-office  | administrator  |
    | end-office     | administrator  |`,
  client: `
    | command        | administration |
    | propose-client | administrator  |
    | confirm-client | administrator  |
    | reject-client  | administrator  |
    | end-client     | administrator  |`,
  delegation: `
    | command            | administration |
    | propose-delegation | administrator  |
    | confirm-delegation | administrator  |
    | reject-delegation  | administrator  |
    | end-delegation     | administrator  |`,
  recusal: `
    | command        | administration |
    | record-recusal | administrator  |
    | lift-recusal   | administrator  |`,
};

/** Rows of the commands of every matter: `overseer` is an authority, or a government, over one of its sides. */
export const IN_EVERY_MATTER = `
    | command                     | side                                                                | overseer                    |
    | sign-for-receipt            | handler lead (reviewer)                                             |                             |
    | urge                        | handler lead (reviewer supervisor sa-head)                          |                             |
    | supervise                   |                                                                     | supervisor sa-head          |
    | answer-supervision          | lead (sa-head government)                                           |                             |
    | hand-over                   | handler lead (reviewer supervisor sa-head)                          |                             |
    | ask-opinions                | handler lead (reviewer supervisor sa-head)                          |                             |
    | give-opinion                | handler lead head assessor (reviewer supervisor sa-head government) |                             |
    | mark-urgency                | handler lead (reviewer supervisor sa-head)                          |                             |
    | give-document-number        | handler lead (reviewer supervisor sa-head)                          |                             |
    | correct-slip                | handler lead (reviewer supervisor sa-head)                          |                             |
    | register-earlier-receipt    | lead                                                                |                             |
    | confirm-earlier-receipt     |                                                                     | reviewer sa-head government |
    | refuse-earlier-receipt      |                                                                     | reviewer sa-head government |
    | withdraw-earlier-receipt    | lead                                                                |                             |
    | refute-earlier-receipt      |                                                                     | reviewer sa-head government |`;

const WORDS: Readonly<Record<string, Role>> = {
  handler: 'WB_HANDLER',
  lead: 'WB_LEAD',
  head: 'DEPT_HEAD',
  assessor: 'ASSESSOR',
  reviewer: 'SA_REVIEWER',
  supervisor: 'SA_SUPERVISOR',
  'sa-head': 'SA_HEAD',
  government: 'GOV_DECIDER',
  administrator: 'SYSADMIN',
};

/** One cell of the matrix. */
export interface Cell {
  readonly command: string;
  readonly column: string;
  readonly role: Role;
  /** True if the law sends the matter there only in cases that the matters of the test may lack. */
  readonly sometimes: boolean;
}

const split = (line: string): readonly string[] =>
  line
    .trim()
    .split('|')
    .slice(1, -1)
    .map((text) => text.trim());

const linesOf = (table: string): readonly (readonly string[])[] => table.trim().split('\n').map(split);

/** Returns the commands of a table, in its order. */
export const commandsIn = (table: string): readonly string[] =>
  linesOf(table)
    .slice(1)
    .map(([command = '']) => command);

/** Returns the roles of a table, cell by cell. Throws for a word that is no role. */
export function cellsIn(table: string): readonly Cell[] {
  const [[, ...columns] = [], ...rows] = linesOf(table);
  return rows.flatMap(([command = '', ...cells]) =>
    cells.flatMap((text, n) => {
      const [always = '', bracketed = ''] = text.split('(');
      const rolesOf = (words: string, sometimes: boolean): readonly Cell[] =>
        (words.match(/[a-z-]+/g) ?? []).map((word) => {
          const role = WORDS[word];
          if (!role) throw new Error(`${command}: ${word} is no role`);
          return { command, column: columns[n] ?? '', role, sometimes };
        });
      return [...rolesOf(always, false), ...rolesOf(bracketed, true)];
    }),
  );
}
