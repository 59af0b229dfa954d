import { z } from 'zod';
import { EVERY_STATE, type SealedDefinition } from '../../../matter/definition.js';
import { asSeenFrom } from '../../../matter/seen-state.js';
import { conflict, forbidden } from '../../../language/refusal.js';
import { done, HANDLING_CLAUSE, row, type EverydayRow } from './everyday.row.js';

/** 签收, once for each department and revision. Limits count from receipt, so that signing late gains no day. */
export const signForReceipt = (process: SealedDefinition): EverydayRow =>
  row({
    name: 'sign-for-receipt',
    title: '签收',
    clause: HANDLING_CLAUSE,
    from: EVERY_STATE,
    payload: z.strictObject({}),
    example: {},
    guard(matter, { office: { departmentId } }) {
      const { begunBy, receipts } = matter.everyday;
      if (begunBy === departmentId) return forbidden('OWN_MATTER', '本部门提起的事项由其他各方签收。', HANDLING_CLAUSE);
      const revision = process.revision(asSeenFrom(matter, departmentId));
      return receipts.some((one) => one.departmentId === departmentId && one.revision === revision)
        ? conflict('SIGNED_ALREADY', `本部门已签收第 ${revision} 版。`, HANDLING_CLAUSE)
        : null;
    },
    decide: (matter, _, { office: { departmentId } }) =>
      done({
        event: { type: 'receiptSigned', departmentId, revision: process.revision(asSeenFrom(matter, departmentId)) },
      }),
  });
