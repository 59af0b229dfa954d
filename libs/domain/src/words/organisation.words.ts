import { ROLE_TITLES } from '../access/role-titles.js';
import type { Side } from '../access/parties.js';
import type { ClientKind } from '../access/roles.js';
import { IMPORTED_TITLES } from '../processes/administering/import-content.js';
import { DEPARTMENT_KIND_TITLES } from '../processes/department/department.state.js';
import { DIVISION_LEVEL_TITLES } from '../processes/division/division.state.js';
import { inEnglish, type Words } from './word.js';

/** Words of people and of the organisation. */
export const ORGANISATION_WORDS = {
  role: inEnglish(ROLE_TITLES, {
    WB_HANDLER: 'handler of the working body',
    WB_LEAD: 'lead of the working body',
    DEPT_HEAD: 'head of department',
    ASSESSOR: 'assessor',
    SA_REVIEWER: 'reviewer of the sharing authority',
    SA_SUPERVISOR: 'supervisor of the sharing authority',
    SA_HEAD: 'head of the sharing authority',
    GOV_DECIDER: "people's government of the division",
    AUDITOR: 'auditor',
    PLATFORM_OPERATOR: 'operator of the platform',
    SYSADMIN: 'administrator',
  }),
  side: {
    requester: { zh: '需求部门', en: 'requester' },
    provider: { zh: '提供部门', en: 'provider' },
    source: { zh: '数源部门', en: 'source department' },
    authority: { zh: '同级主管部门', en: 'sharing authority' },
    extensionAuthority: { zh: '决定延期的主管部门', en: 'authority that decides on the extension' },
    responsible: { zh: '责任部门', en: 'responsible department' },
    administration: { zh: '机构管理部门', en: 'body that keeps the organisation' },
  } satisfies Words<Side>,
  departmentKind: inEnglish(DEPARTMENT_KIND_TITLES, {
    DEPT: 'department',
    AUTHORISED_ORG: 'organisation authorised by law',
    AUTHORITY: 'sharing authority',
    GOVERNMENT: "people's government",
  }),
  divisionLevel: inEnglish(DIVISION_LEVEL_TITLES, {
    NATIONAL: 'national',
    PROVINCIAL: 'provincial',
    MUNICIPAL: 'municipal',
    COUNTY: 'county',
    TOWNSHIP: 'township',
  }),
  clientKind: {
    SYSTEM: { zh: '业务系统', en: 'system' },
    AGENT: { zh: '智能助手', en: 'assistant' },
  } satisfies Words<ClientKind>,
  draftedBy: { ASSISTANT: { zh: '智能助手', en: 'assistant' } },
  importedTable: inEnglish(IMPORTED_TITLES, {
    divisions: 'divisions',
    departments: 'departments',
    workingBodies: 'working bodies',
    accounts: 'accounts',
    offices: 'offices',
  }),
  importState: {
    PROPOSED: { zh: '待确认', en: 'proposed' },
    CONFIRMED: { zh: '已确认，登记中', en: 'confirmed, being applied' },
    APPLIED: { zh: '已登记', en: 'applied' },
    REJECTED: { zh: '不予确认', en: 'rejected' },
    FAILED: { zh: '没有成功', en: 'failed' },
  },
  importChange: {
    CREATE: { zh: '新登记', en: 'new' },
    RENAME: { zh: '更名', en: 'renamed' },
  },
};
