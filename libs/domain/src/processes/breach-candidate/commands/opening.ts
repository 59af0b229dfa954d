import { judgeOf } from '../../../features/breach.js';
import { isParty } from '../../../access/separation.js';
import type { ActContext } from '../../../matter/context.js';
import { ask, type MatterStanding } from '../../../matter/facts.js';
import { allOf, forbidden, rule, type Refusal } from '../../../language/refusal.js';
import { isOfAuthorities } from '../clauses.js';
import { candidateContent, type CandidateContent, type LateMatter } from '../breach-candidate.content.js';
import { toResponsible } from '../breach-candidate.notices.js';
import { done, refuse, row } from './breach-candidate.row.js';

/**
 * Opens a candidate from facts that no clock shows. The authority that would judge it opens it; another of its people
 * judges.
 */
const openCandidate = row({
  name: 'open-candidate',
  title: '登记违规线索',
  clause: '39',
  from: [],
  duty: 'OPEN_CANDIDATE',
  payload: candidateContent,
  example: {
    responsible: 'P3',
    clause: '39(2)',
    facts: '答复共享申请时要求申请部门另行签订目录未列明的承诺书，属于目录以外增设的条件。',
  },
  needs: ({ matterId }) => (matterId === undefined ? [] : [ask('visibleMatter', matterId)]),
  decide(_, content, context) {
    const { responsible, clause, facts, matterId } = content;
    const standing = matterId === undefined ? null : context.facts.get('visibleMatter', matterId);
    const late = matterId === undefined ? null : named(matterId, responsible, standing);
    const unknown = noDepartment(content, context);
    if (unknown) return refuse(unknown);
    const refusal = notAnswerable(content, standing, context);
    if (late === 'NONE') return refuse(allOf(refusal, NO_SUCH_MATTER));
    if (refusal) return refuse(refusal);
    const parties = { responsible, authority: context.office.departmentId };
    return done({
      event: { type: 'breachCandidateOpened', clause, late, lateness: null, facts, parties },
      notices: [toResponsible(parties, `主管部门登记了涉及本部门的违规线索：${facts}`)],
    });
  },
});

export const OPENING = [openCandidate];

function noDepartment({ responsible, clause }: CandidateContent, { organisation }: ActContext): Refusal | null {
  const department = organisation.find(responsible);
  if (department && department.kind !== 'GOVERNMENT') return null;
  return rule('NO_SUCH_DEPARTMENT', clause, '没有这个部门。', at('responsible', '没有这个部门'));
}

/**
 * Refuses a department that the authority does not oversee: it may name departments of its level and authorities below
 * it (Arts 39–41). A case of Art 41 is opened by the authority above or by the government of the same level. In a matter
 * of which the authority is itself a party, the one above does (§2.15).
 */
function notAnswerable(
  { responsible, clause }: CandidateContent,
  standing: MatterStanding | null,
  { office, organisation }: ActContext,
): Refusal | null {
  const department = organisation.department(responsible);
  const government = isOfAuthorities(clause) ? organisation.ownLevelGovernment(responsible)?.id : undefined;
  const judge = judgeOf(responsible, null, organisation);
  const isOther = standing !== null && isParty(judge, standing.parties);
  const mayOpen = [isOther ? judgeOf(responsible, judge, organisation) : judge, government];
  if (!mayOpen.includes(office.departmentId))
    return forbidden('NOT_YOUR_DEPARTMENT', `${department.name}不由本部门责令改正，请告知其同级主管部门。`, clause);
  if (isOfAuthorities(clause) && department.kind !== 'AUTHORITY')
    return rule(
      'NOT_AN_AUTHORITY',
      clause,
      '第四十一条只适用于政务数据共享主管部门。',
      at('clause', '该部门不是主管部门'),
    );
  return null;
}

const at = (field: string, message: string): Refusal['fields'] => [{ field, message }];
const NO_SUCH_MATTER = rule(
  'NO_SUCH_MATTER',
  '39',
  '没有这个事项，或者该部门不是其当事部门。',
  at('matterId', '没有该部门的这个事项'),
);

/** Returns the named matter, or 'NONE' if the department is not a party of it. */
function named(matterId: string, responsible: string, standing: MatterStanding | null): LateMatter | 'NONE' {
  if (!standing || !Object.values(standing.parties).includes(responsible)) return 'NONE';
  const { process, number, catalogCode, name } = standing;
  return { matterId, process, number, subject: { code: catalogCode, name } };
}
