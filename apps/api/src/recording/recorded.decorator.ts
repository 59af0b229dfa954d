import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { AccessKind, Actor } from '#libs/domain';

export const RECORDED = 'zhengshu:recorded';

/** A read that is recorded, if its reader is one of whom it is. */
export interface RecordedRead {
  readonly kind: AccessKind;
  readonly isOf: (actor: Actor) => boolean;
}

/** An auditor is shown what departments keep inside, without being one of their people. */
export const ofAuditors = ({ offices }: Actor): boolean => offices.some(({ role }) => role === 'AUDITOR');

/** Declares that each read of a route is recorded before it is answered, or those of some readers. */
export const Recorded = (kind: AccessKind, isOf: RecordedRead['isOf'] = () => true): MethodDecorator =>
  applyDecorators(SetMetadata(RECORDED, { kind, isOf } satisfies RecordedRead), ApiExtension('x-access-log', kind));
