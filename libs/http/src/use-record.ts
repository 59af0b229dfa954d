import { z } from 'zod';
import { actingOffice, impersonal, namedItemsView, USE_RECORD_TYPES } from '#libs/domain';
import { DocumentId } from './document.js';
import { page, PageQuery } from './page.js';
import { Instant, LocalDate, Sha256 } from './values.js';

export const UseRecordQuery = PageQuery.extend({
  purpose: impersonal(500)
    .optional()
    .meta({ description: '查阅目的;需求部门以外的查阅必填，随查阅一并记录', example: '年度监督检查' }),
});
export type UseRecordQuery = z.output<typeof UseRecordQuery>;

export const UseRecord = z
  .object({
    recordNo: z.int().meta({ description: '本事项中的序号，从 1 起' }),
    type: z.enum(USE_RECORD_TYPES),
    occurredOn: LocalDate,
    text: z.string(),
    itemIds: z.array(z.string()).optional(),
    items: namedItemsView.optional(),
    system: z.string().optional(),
    documents: z.array(z.object({ documentId: DocumentId, sha256: Sha256 })),
    recordedAt: Instant,
  })
  .meta({ id: 'UseRecordItem', description: '使用记录' });
export const UseRecordPage = page(UseRecord).meta({ id: 'UseRecordPage' });

export const UseRecordLook = z
  .object({
    ...actingOffice.shape,
    purpose: z.string(),
    at: Instant,
  })
  .meta({ id: 'UseRecordLookItem', description: '一次查阅：何人、以何身份、为何目的、何时' });
export const UseRecordLookPage = page(UseRecordLook).meta({ id: 'UseRecordLookPage' });
