import { statusOf } from '#libs/contracts';
import type { Refusal } from '#libs/domain';
import { problem, type Problem } from '#libs/http';

/** A refusal of the rules as it goes over HTTP. */
export function problemOf(refusal: Refusal): Problem {
  const { code, clause, message, fields } = refusal;
  return problem({ status: statusOf({ ok: false, refusal }), code, clause, detail: message, errors: fields });
}
