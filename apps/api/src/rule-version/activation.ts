import { conflict, forbidden, type Actor } from '#libs/domain';
import { refused } from '../problem/refused.js';

/** A version of the rules by which clocks are counted, as far as its activation is concerned. */
export interface UploadedVersion {
  readonly version: string;
  readonly state: 'CHECKED' | 'ACTIVE' | 'SUPERSEDED';
  readonly basedOn: string | null;
  readonly uploadedPerson: string | null;
}

/** SoD-10: two persons put a version in force, and nobody else's change is undone by it. Throws a problem otherwise. */
export function demandActivatable(uploaded: UploadedVersion, inForce: string, { personId }: Actor): void {
  const { version, state, basedOn, uploadedPerson } = uploaded;
  if (state !== 'CHECKED') throw refused(conflict('ACTIVATED_BEFORE', `${version} 已经启用过，版本不能再次启用。`));
  if (uploadedPerson === personId)
    throw refused(forbidden('OWN_UPLOAD', '上传的人不得启用同一版本，请由另一位系统管理员核对后启用。', 'SoD-10'));
  if (basedOn !== inForce)
    throw refused(
      conflict('BASE_OUTDATED', `${version} 以 ${basedOn ?? ''} 为基础，现行的已是 ${inForce}，请重新上传。`),
    );
}
