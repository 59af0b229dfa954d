import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { PROCESSES } from '#libs/domain';
import * as http from '#libs/http';

interface Schema {
  readonly [key: string]: unknown;
}

const list = (value: unknown): readonly Schema[] => (Array.isArray(value) ? (value as Schema[]) : []);

/** True for a pattern that no endless text fits. */
const hasEnd = (pattern: unknown): boolean =>
  typeof pattern === 'string' && /^\^.*\$$/.test(pattern) && !/[*+]|,\}/.test(pattern.replace(/\[[^\]]*\]/g, ''));

/** Numbers that no column holds. */
const AMOUNTS = /\.(recordCount|storageBytes)$/;

/** Returns the places of a JSON schema that accept numbers, texts or lists without a bound. */
function unbounded(schema: Schema, place: string, root = schema): readonly string[] {
  const ref = schema.$ref;
  if (typeof ref === 'string') {
    const name = ref.replace('#/$defs/', '');
    return unbounded((root.$defs as Record<string, Schema>)[name] ?? {}, place, root);
  }
  const below = [...list(schema.anyOf), ...list(schema.oneOf)].flatMap((one) => unbounded(one, place, root));
  if (below.length > 0 || schema.anyOf || schema.oneOf) return below;
  if ('const' in schema || 'enum' in schema) return [];
  switch (schema.type) {
    case 'string': {
      const isDate = schema.format === 'date' || schema.format === 'date-time';
      const patterns = [schema, ...list(schema.allOf)].filter((one) => 'pattern' in one).length;
      if (isDate) return patterns > 1 ? [] : [`${place}: ${String(schema.format)}`];
      const hasLength = 'maxLength' in schema || schema.format === 'uuid' || hasEnd(schema.pattern);
      return hasLength ? [] : [`${place}: text`];
    }
    case 'integer':
    case 'number': {
      const { minimum, maximum } = schema as { minimum?: number; maximum?: number };
      const most = AMOUNTS.test(place) ? 1e15 : 2_147_483_647;
      const isBounded = (minimum ?? -Infinity) >= -2_147_483_648 && (maximum ?? Infinity) <= most;
      return isBounded ? [] : [`${place}: number`];
    }
    case 'array':
      return [
        ...('maxItems' in schema ? [] : [`${place}: list`]),
        ...unbounded(schema.items as Schema, `${place}[]`, root),
      ];
    case 'object':
      return Object.entries((schema.properties ?? {}) as Record<string, Schema>).flatMap(([key, one]) =>
        unbounded(one, `${place}.${key}`, root),
      );
    default:
      return [];
  }
}

describe.each(PROCESSES)('$process', ({ rows }) => {
  it.each(rows)('$name accepts only bounded numbers, dates, texts and lists', ({ name, payload }) => {
    expect(unbounded(z.toJSONSchema(payload, { io: 'input' }), name)).toEqual([]);
  });
});

/** Bounded by a check that a JSON schema does not show; the next test proves it. */
const CHECKED: Readonly<Record<string, (date: string) => unknown>> = {
  'AccessLogQuery.from': (date) => http.AccessLogQuery.parse({ from: `${date}T00:00:00Z` }),
  'AccessLogQuery.to': (date) => http.AccessLogQuery.parse({ to: `${date}T00:00:00Z` }),
  'AdvanceBody.to': (date) => http.AdvanceBody.parse({ to: `${date}T00:00:00Z` }),
  'EntryAt.at': (date) => http.EntryAt.parse({ at: `${date}T00:00:00Z` }),
  'EventQuery.from': (date) => http.EventQuery.parse({ from: `${date}T00:00:00Z` }),
  'EventQuery.to': (date) => http.EventQuery.parse({ to: `${date}T00:00:00Z` }),
  'MatterQuery.dueBefore': (date) => http.MatterQuery.parse({ dueBefore: `${date}T00:00:00Z` }),
  'MatterCountsQuery.dueBefore': (date) => http.MatterCountsQuery.parse({ dueBefore: `${date}T00:00:00Z` }),
  'MatterQuery.updatedSince': (date) => http.MatterQuery.parse({ updatedSince: `${date}T00:00:00Z` }),
  'DeadlineBody.triggeredAt': (date) => http.DeadlineBody.parse({ ...DEADLINE, triggeredAt: date }),
  'DeadlineBody.supplements[].noticeAt': (noticeAt) =>
    http.DeadlineBody.parse({ ...DEADLINE, supplements: [{ noticeAt, receivedAt: DEADLINE.triggeredAt }] }),
  'DeadlineBody.supplements[].receivedAt': (receivedAt) =>
    http.DeadlineBody.parse({ ...DEADLINE, supplements: [{ noticeAt: DEADLINE.triggeredAt, receivedAt }] }),
  'DeadlineBody.extensions[].requestedAt': (requestedAt) =>
    http.DeadlineBody.parse({ ...DEADLINE, extensions: [{ days: 1, requestedAt }] }),
  'DeadlineBody.extensions[].decidedAt': (decidedAt) =>
    http.DeadlineBody.parse({ ...DEADLINE, extensions: [{ days: 1, decidedAt }] }),
};
const DEADLINE = { clause: '21(1)', shareAttribute: 'CONDITIONAL', triggeredAt: '2026-01-26' };

it.each(Object.entries(CHECKED))('%s accepts only dates that the calendar can count', (_, parse) => {
  expect(() => parse('2026-02-02')).not.toThrow();
  for (const date of ['0001-01-01', '9999-12-31']) expect(() => parse(date)).toThrow();
});

const given = Object.entries(http).filter(
  ([name, one]) => /(Query|Body|At|Code|Key)$/.test(name) && one instanceof z.ZodType,
);

it.each(given)('%s accepts only bounded numbers, dates, texts and lists', (name, schema) => {
  const found = unbounded(z.toJSONSchema(schema as z.ZodType, { io: 'input' }), name);
  expect(found.filter((one) => !(one.replace(/: .*/, '') in CHECKED))).toEqual([]);
});
