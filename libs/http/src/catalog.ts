import { z } from 'zod';
import { entryVersion, SHARE_ATTRIBUTES } from '#libs/domain';
import { page, PageQuery } from './page.js';

export const EntryQuery = PageQuery.extend({
  provider: z.string().min(1).max(64).optional().meta({ description: '提供部门', example: 'M2' }),
  shareAttribute: z.enum(SHARE_ATTRIBUTES).optional(),
  q: z.string().trim().min(1).max(100).optional().meta({ description: '目录名称或代码的一部分' }),
});

export const CatalogCode = z.string().min(1).max(64).meta({ example: '303002/000001' });

export const EntryView = entryVersion.meta({ id: 'CatalogEntry', description: '目录条目今天有效的版本' });
export const EntryPage = page(EntryView).meta({ id: 'CatalogEntryPage' });
