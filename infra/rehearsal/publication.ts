import { v5 as uuidv5 } from 'uuid';
import { neededAssessments, type Instant } from '#libs/domain';
import { departments, entries, type SampleEntry } from './data/index.js';

/** One command on the way of a sample entry into the catalogue. */
export interface PublicationStep {
  readonly at: Instant;
  readonly entryId: string;
  readonly accountId: string;
  readonly command: string;
  readonly payload: object;
}

/** 评估报告 that a department's assessor cites, one for all of its sample entries. */
export interface Report {
  readonly documentId: string;
  readonly departmentId: string;
  readonly accountId: string;
  readonly text: string;
}

/** Namespace of the ids of reports, which are derived from departments, so that every rehearsal has the same ids. */
const REPORTS_NAMESPACE = '1f7c1f51-5b0e-4a57-9a5e-0d9b6a4b2c77';

/** Day of the assessments. Departments prepare in the last days of July; entries take effect with the Regulation. */
const ASSESSED_ON = '2025-07-28';
const PREPARED_AT = '2025-07-28T01:00:00.000Z';
const EFFECTIVE_AT = '2025-07-31T16:00:00.000Z';

export const reports: readonly Report[] = [...new Set(entries().map(({ provider }) => provider))].map(reportOf);

function reportOf(departmentId: string): Report {
  const name = departments.find(({ id }) => id === departmentId)?.name ?? departmentId;
  return {
    documentId: uuidv5(departmentId, REPORTS_NAMESPACE),
    departmentId,
    accountId: `${departmentId.toLowerCase()}.assessor`,
    text: `${name}政务数据目录评估报告(示例)\n\n经评估，各目录均不涉及国家秘密、工作秘密，个人信息处理措施适当。\n`,
  };
}

/** Commands that publish the catalogue: all entries are prepared and submitted, then passed at one instant. */
export const PUBLICATION: readonly PublicationStep[] = [
  ...entries().flatMap(prepared),
  ...entries().map(({ entryId, provider }) =>
    stepOf(EFFECTIVE_AT, entryId, `${authorityOf(provider)}.reviewer`, 'authority-pass', { revision: 1 }),
  ),
];

/** Instant of the first command of a rehearsal. */
export const PUBLICATION_BEGINS: Instant = PREPARED_AT;

function prepared({ entryId, provider, content }: SampleEntry): readonly PublicationStep[] {
  const by = (person: string, command: string, payload: object): PublicationStep =>
    stepOf(PREPARED_AT, entryId, `${provider.toLowerCase()}.${person}`, command, payload);
  const found = { revision: 1, result: 'PASS', assessedOn: ASSESSED_ON, opinion: '评估通过，见所附报告。' };
  const documents = [reportOf(provider).documentId];
  return [
    by('handler', 'create-draft', { content }),
    by('handler', 'start-assessment', { revision: 1 }),
    ...neededAssessments(content).map((type) => by('assessor', 'record-assessment', { ...found, type, documents })),
    by('lead', 'submit-to-head', { revision: 1 }),
    by('head', 'head-approve', { revision: 1 }),
  ];
}

function stepOf(at: Instant, entryId: string, accountId: string, command: string, payload: object): PublicationStep {
  return { at, entryId, accountId, command, payload };
}

/** Returns the account prefix of the authority in a department's division; the sample country has one in each. */
export function authorityOf(provider: string): string {
  const divisionOf = (id: string): string | undefined => departments.find((one) => one.id === id)?.divisionCode;
  const authority = departments.find(
    ({ kind, divisionCode }) => kind === 'AUTHORITY' && divisionCode === divisionOf(provider),
  );
  if (!authority) throw new Error(`${provider} has no authority of its own level`);
  return authority.id.toLowerCase();
}
