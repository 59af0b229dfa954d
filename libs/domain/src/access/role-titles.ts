import type { Role } from './roles.js';

/** Chinese title of each role, as shown to people (regulation.md §5.1). */
export const ROLE_TITLES: Readonly<Record<Role, string>> = {
  WB_HANDLER: '政务数据共享工作机构经办人',
  WB_LEAD: '政务数据共享工作机构负责人',
  DEPT_HEAD: '部门负责人',
  ASSESSOR: '评估员',
  SA_REVIEWER: '共享主管部门审核员',
  SA_SUPERVISOR: '共享主管部门监督员',
  SA_HEAD: '共享主管部门负责人',
  GOV_DECIDER: '本级人民政府',
  AUDITOR: '审计人员',
  PLATFORM_OPERATOR: '平台运维人员',
  SYSADMIN: '系统管理员',
};
