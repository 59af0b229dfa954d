import type { ZodType } from 'zod';
import type { Context } from '../../process/context.js';
import type { CommandRow, OfficeRule } from '../../process/definition.js';
import type { Decision, Happening, SharedEvent } from '../../process/happening.js';
import type { Role } from '../../access/roles.js';
import { conflict, forbidden, rule, type Refusal } from '../../process/refusal.js';
import type { ShareRequestEvent } from '../events.js';
import type { ShareRequest, ShareRequestMatter } from '../state.js';

export type Row<Payload = unknown> = CommandRow<ShareRequest, ShareRequestEvent, Payload>;
export type Decided = Decision<ShareRequestEvent>;
export type Happened = Happening<ShareRequestEvent | SharedEvent>;

/** Lets the schema say what `decide` gets. */
export const row = <Payload>(one: Row<NoInfer<Payload>> & { payload: ZodType<Payload> }): Row => one;

export const done = (...happenings: readonly Happened[]): Decided => ({ ok: true, happenings });
export const refuse = (refusal: Refusal): Decided => ({ ok: false, refusal });
export const refuseRule = (...args: Parameters<typeof rule>): Decided => refuse(rule(...args));

const of = (side: OfficeRule['side'], roles: readonly Role[]): OfficeRule => ({ side, roles });
export const REQUESTER_HANDLER = of('requester', ['WB_HANDLER']);
export const REQUESTER_LEAD = of('requester', ['WB_LEAD']);
/** Acts that §5.2 opens to handler and lead alike. */
export const REQUESTER_BODY = of('requester', ['WB_HANDLER', 'WB_LEAD']);
export const PROVIDER_HANDLER = of('provider', ['WB_HANDLER']);
export const PROVIDER_LEAD = of('provider', ['WB_LEAD']);
export const PROVIDER_BODY = of('provider', ['WB_HANDLER', 'WB_LEAD']);
export const EXTENSION_DECIDER = of('extensionAuthority', ['SA_REVIEWER', 'SA_HEAD', 'GOV_DECIDER']);

/** A consent names the revision that it read: the document may have changed since. */
export function staleRevision(read: number | undefined, present: number, clause: string): Refusal | null {
  if (read === undefined || read === present) return null;
  return conflict('STALE_REVISION', `您阅读的是第 ${read} 版，现为第 ${present} 版，请重新阅读后再办理。`, clause);
}

/** SoD-1, SoD-2: who wrote a document does not consent to it. */
export function ownWork(writers: readonly string[], { actor }: Context, clause: string): Refusal | null {
  if (!actor || !writers.includes(actor.personId)) return null;
  return forbidden('OWN_DRAFT', '起草人不得审核同意自己起草的内容，请由其他负责人办理。', clause);
}

/** Handler and lead of both parties, to be told of the same thing. */
export const bodyOf = (departmentId: string): readonly { departmentId: string; role: Role }[] => [
  { departmentId, role: 'WB_HANDLER' },
  { departmentId, role: 'WB_LEAD' },
];

/** The provider's same-level authority, to be told (通知主管部门). */
export const authorityOf = (
  { parties }: ShareRequestMatter,
  { organisation }: Context,
): readonly { departmentId: string; role: Role }[] => {
  const { id: departmentId } = organisation.sameLevelAuthority(parties.provider);
  return [
    { departmentId, role: 'SA_SUPERVISOR' },
    { departmentId, role: 'SA_HEAD' },
  ];
};
