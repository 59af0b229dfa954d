import { z } from 'zod';
import { dateTitle, instantTitle, localDate } from '#libs/domain';
import type { Material, Told } from '../material.js';

/** 延期申请与批复 (Arts 17(4), 21(1)): each request for a longer limit, with the answer to it. */
export const extensionBody = z.strictObject({
  asker: z.string(),
  decider: z.string(),
  subject: z.string(),
  requests: z.array(
    z.strictObject({
      days: z.string(),
      reason: z.string(),
      requestedAt: z.string(),
      status: z.enum(['PENDING', 'GRANTED', 'REFUSED', 'VOID']),
      grantedDays: z.string().nullable(),
      decidedAt: z.string().nullable(),
      decisionReason: z.string().nullable(),
    }),
  ),
  date: z.string(),
});

export function extensionPaper({ view, ...material }: Material): Told<z.output<typeof extensionBody>> | null {
  const asked = extensionsIn(view);
  const last = asked.at(-1);
  if (!last) return null;
  const { provider, source, extensionAuthority, authority } = view.parties;
  const actAt = last.decidedAt ?? last.requestedAt;
  return {
    title: last.decidedAt === null ? '关于延长办理期限的申请' : '关于延长办理期限的申请与批复',
    actAt,
    body: {
      asker: (source && material.clockTitles.has('source') ? source : provider)?.name ?? '',
      decider: (extensionAuthority ?? authority)?.name ?? '',
      subject: view.subject,
      requests: asked.map(({ days, reason, requestedAt, status, grantedDays, decidedAt, decisionReason }) => ({
        days: `${String(days)}个工作日`,
        reason,
        requestedAt: instantTitle(requestedAt),
        status,
        grantedDays: grantedDays === null ? null : `${String(grantedDays)}个工作日`,
        decidedAt: decidedAt === null ? null : instantTitle(decidedAt),
        decisionReason,
      })),
      date: dateTitle(localDate(actAt)),
    },
  };
}

function extensionsIn(view: Material['view']) {
  if ('extensions' in view) return view.extensions;
  return 'extension' in view && view.extension && 'days' in view.extension ? [view.extension] : [];
}
