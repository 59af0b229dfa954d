import { z } from 'zod';
import { ROLES } from './roles.js';

/** Schema of the account by which something was done, and the office in which it was. Names of people are stored nowhere. */
export const actingOffice = z
  .object({
    accountId: z.string(),
    departmentId: z.string(),
    departmentName: z.string(),
    role: z.enum(ROLES),
    roleTitle: z.string(),
  })
  .meta({ id: 'ActingOffice', description: '办理人的账号，及其办理时的部门和职务' });
