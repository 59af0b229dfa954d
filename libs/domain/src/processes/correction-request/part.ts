import { z } from 'zod';
import { DUTIES } from '../../access/separation.js';
import { entryVersion } from '../../catalog/entry.js';
import type { Clock } from '../../clock/clock.js';
import { dividedClock } from '../../clock/operations.js';
import type { Instant } from '../../calendar/time.js';
import { keptReceipt } from '../../features/late-registration/late-registration.events.js';
import { text } from '../../language/text.js';
import { derivedId } from '../../matter/derived-id.js';
import type { CitedDocument } from '../../matter/facts.js';
import type { Effect } from '../../matter/happening.js';
import { dutyClock } from './correction-request.clocks.js';
import { division, errorPlace, keptErrors, keptReport, type DivisionContent } from './correction-request.content.js';
import type { Correction, CorrectionMatter, Reroute } from './correction-request.state.js';

const reason = text(2000);

const keptReroute = z.strictObject({
  sourceCatalogCode: z.string(),
  source: z.string(),
  reason,
  errors: z.array(errorPlace).exactOptional(),
  reroutedAt: z.string(),
  answer: z.enum(['ACCEPTED', 'DECLINED', 'TAKEN_BACK', 'HANDED_BACK']),
  answeredAt: z.string().nullable(),
  declined: reason.nullable(),
  handedBack: z.strictObject({ reason, at: z.string() }).nullable(),
});

/** What a request that was divided from another one begins with. */
export const keptPart = {
  /** The other request, and the position there of each error here. */
  from: z.strictObject({
    matterId: z.string(),
    number: z.string(),
    errors: division.shape.errors,
    reason,
    dividedAt: z.string(),
  }),
  part: z.strictObject({
    entry: entryVersion,
    errors: keptErrors,
    revision: z.int().positive(),
    adopts: z.uuid().nullable(),
    follows: z.uuid().nullable(),
    report: keptReport.pick({ channel: true, receiptNumber: true }).nullable(),
    evidence: z.array(z.uuid()),
    receivedAt: z.string(),
    responsible: z.string(),
    reroutes: z.array(keptReroute),
    sourceReceivedAt: z.string().nullable(),
  }),
  parties: z.strictObject({
    requester: z.string().exactOptional(),
    provider: z.string(),
    source: z.string().exactOptional(),
  }),
  /** What people did in the other request: the part is the same case to them (SoD-12). */
  acted: z.array(
    z.strictObject({ personId: z.string(), departmentId: z.string().nullable(), duties: z.array(z.enum(DUTIES)) }),
  ),
  /** Papers that move the limit, and those that wait for an authority (§3.5.4). */
  earlierReceipts: z.array(keptReceipt),
} as const;

/** Payload of the effect that begins the part. */
export const partPayload = z.strictObject({
  ...keptPart,
  clock: z.custom<Clock>((one) => typeof one === 'object' && one !== null),
  documents: z.array(
    z.strictObject({ documentId: z.uuid(), sha256: z.string(), size: z.int(), mediaType: z.string() }),
  ),
  /** Departments that were told of a citizens' report, and may adopt its parts too. */
  holders: z.array(z.string()),
});

/** Facts beside the matter that a part takes along. */
interface Beside {
  readonly documents: readonly CitedDocument[];
  readonly holders: readonly string[];
}

/** Id of the next part of a request. */
export const nextPartId = ({ matterId, data }: CorrectionMatter): string =>
  derivedId(`${matterId}|part|${data.divisions.length + 1}`);

/** Returns the effect that begins a part: all that stands for its errors goes along. */
export function partOf(matter: CorrectionMatter, given: DivisionContent, at: Instant, beside: Beside): Effect {
  const { matterId, number, parties, acted, earlierReceipts } = matter;
  const { errors, reason } = given;
  const limit = dutyClock(matter);
  const receipts = earlierReceipts.filter(({ clockId }) => clockId === limit.id);
  const payload = {
    from: { matterId, number, errors, reason, dividedAt: at },
    part: contentOf(matter.data, errors),
    parties,
    acted,
    earlierReceipts: receipts.map((one, n) => ({ ...one, registration: n + 1 })),
    clock: dividedClock(limit, matterId, at),
    ...beside,
  };
  return { process: matter.process, matterId: nextPartId(matter), reaction: 'begin-part', payload };
}

/** Returns the data of a part; it numbers its errors from 1. */
function contentOf(data: Correction, places: readonly number[]) {
  const { entry, revision, adopts, follows, report, evidence, receivedAt, responsible, sourceReceivedAt } = data;
  const errors = places.flatMap((place) => data.errors[place - 1] ?? []);
  const reroutes = data.reroutes.flatMap((one) => rerouteOf(one, places));
  const claim = { entry, errors, revision, adopts, follows, report, evidence };
  return { ...claim, receivedAt, responsible, reroutes, sourceReceivedAt };
}

/** Returns a sending on as far as it was of these errors, so that no source is asked again for what it refused; else nothing. */
function rerouteOf(one: Reroute, places: readonly number[]): readonly Reroute[] {
  if (!one.errors) return [one];
  const sent = one.errors;
  const errors = places.flatMap((place, n) => (sent.includes(place) ? [n + 1] : []));
  return errors.length > 0 ? [{ ...one, errors }] : [];
}
