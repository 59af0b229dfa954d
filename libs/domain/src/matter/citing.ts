import { z } from 'zod';
import type { Context } from './context.js';
import type { CitedDocument } from './facts.js';
import type { Row } from './definition.js';
import { rule, type Refusal } from '../language/refusal.js';
import { unseenTexts } from '../language/text.js';
import { personalNumbers } from '../language/impersonal.js';
import { OUR_NUMBERS } from '../law/our-numbers.js';

/** Documents of one command. The department that gives it must have uploaded them before. */
const citedIds = z.array(z.uuid()).max(OUR_NUMBERS.mostDocuments.value);

type BodyRow = Pick<Row, 'name' | 'payload'>;

/** Bodies of rows whose commands were given. A schema is compiled when it first parses, which costs more than parsing. */
const bodies = new WeakMap<BodyRow, z.ZodType<Body>>();

/**
 * Returns the schema of a command's body: the payload of its row, and the ids of the documents that it cites. Something
 * of each of its texts can be seen, and none holds a number of a person; stored events are not judged so.
 */
export function commandBody(row: BodyRow): z.ZodType<Body> {
  const body = bodies.get(row) ?? bodyOf(row);
  bodies.set(row, body);
  return body;
}

function bodyOf({ name, payload }: BodyRow): z.ZodType<Body> {
  return z.looseObject({ documents: citedIds.optional() }).transform(({ documents = [], ...own }, context) => {
    const parsed = payload.safeParse(own);
    const faults = parsed.success ? [...unseenTexts(parsed.data), ...personalNumbers(name, parsed.data)] : [];
    for (const { path, message } of faults) context.addIssue({ code: 'custom', path: [...path], message });
    if (parsed.success)
      return faults.length > 0 ? z.NEVER : { payload: parsed.data, documents: [...new Set(documents)] };
    for (const issue of parsed.error.issues) {
      const strange = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [key]) : [[]];
      for (const key of strange)
        context.addIssue({ code: 'custom', path: [...issue.path, ...key], message: issue.message });
    }
    return z.NEVER;
  });
}

export interface Body {
  readonly payload: unknown;
  readonly documents: readonly string[];
}

/**
 * Returns the cited documents as an event keeps them, or a refusal that names each one that is unknown or was uploaded
 * by another department. A department that has ended and its successor are one here.
 */
export function cite(
  ids: readonly string[],
  departmentId: string,
  { facts, organisation }: Pick<Context<'document'>, 'facts' | 'organisation'>,
):
  | { readonly ok: true; readonly documents: readonly CitedDocument[] }
  | { readonly ok: false; readonly refusal: Refusal } {
  const ours = organisation.actsThrough(departmentId);
  const isOurs = (id: string): boolean => organisation.find(id) !== undefined && organisation.actsThrough(id) === ours;
  const found = ids.map((id) => facts.get('document', id));
  const fields = found.flatMap((one, n) =>
    one && isOurs(one.departmentId) ? [] : [{ field: `documents.${n}`, message: '没有这个文件，请先上传' }],
  );
  if (fields.length > 0)
    return { ok: false, refusal: rule('NO_SUCH_DOCUMENT', '20(2)', '所引文件不存在，或者不是本部门上传的。', fields) };
  const documents = found.flatMap((one) => {
    if (!one) return [];
    const { documentId, sha256, size, mediaType } = one;
    return [{ documentId, sha256, size, mediaType }];
  });
  return { ok: true, documents };
}
