import type { Deed } from '../../matter/matter.js';
import type { ShareRequestEvent } from './share-request.events.js';
import { disposalOf, type ShareRequest, type ShareRequestMatter } from './share-request.state.js';
import type { Certification, Disposal, UseRecord } from './use.js';

type EventOf<Type extends ShareRequestEvent['type']> = Extract<ShareRequestEvent, { type: Type }>;
type DisposalEvent = EventOf<'disposalInstructed' | 'disposalCertified' | 'disposalContested' | 'disposalConfirmed'>;

export function recorded({ recordNo, record }: EventOf<'useRecorded'>, { at }: Deed): UseRecord {
  const { type, occurredOn } = record;
  return { recordNo, type, occurredOn, recordedAt: at };
}

/** The disposal instruction of the reply applies; without one the provider still owes it (DUE). */
export function purposeEnded(
  { proposal }: ShareRequest,
  { kind, text, by }: EventOf<'purposeEnded'>,
  { at }: Deed,
): Pick<ShareRequest, 'purposeEnd' | 'disposal'> {
  const required = proposal?.disposalInstruction;
  const instruction = required === undefined ? null : { method: null, text: required };
  const status = instruction ? 'INSTRUCTED' : 'DUE';
  return { purposeEnd: { kind, text, by, endedAt: at }, disposal: { status, instruction, certifications: [] } };
}

/** Returns the disposal after one more of its events. */
export function disposing(matter: ShareRequestMatter, event: DisposalEvent, { at }: Deed): Disposal {
  const disposal = disposalOf(matter);
  const { certifications } = disposal;
  switch (event.type) {
    case 'disposalInstructed': {
      const status = disposal.status === 'DUE' ? 'INSTRUCTED' : disposal.status;
      return { ...disposal, status, instruction: event.instruction };
    }
    case 'disposalCertified': {
      const { revision, certificate, certificates } = event;
      const certified: Certification = { ...certificate, revision, certificates, certifiedAt: at, contested: null };
      return { ...disposal, status: 'CERTIFIED', certifications: [...certifications, certified] };
    }
    case 'disposalContested': {
      const { revision, reason } = event;
      const contested = certifications.map((one) =>
        one.revision === revision ? { ...one, contested: { reason, at } } : one,
      );
      return { ...disposal, status: 'EXECUTING', certifications: contested };
    }
    case 'disposalConfirmed':
      return { ...disposal, status: 'CONFIRMED' };
  }
}
