import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CODES, commandBody, PROCESSES, textsIn, withText } from '#libs/domain';
import * as http from '#libs/http';
import { bodiesOf } from './bodies.fixture.js';

/** Number that has the form of a mobile phone number, and was given to nobody. */
const PHONE = '13000000000';
/** Number that has the form of an identity number and belongs to nobody. */
const IDENTITY = '000000190001010009';

type Row = (typeof PROCESSES)[number]['rows'][number];

const accepts = (row: Row, body: unknown): boolean => commandBody(row).safeParse(body).success;

/** Field of a path, without the positions in lists. */
const fieldOf = (path: readonly string[]): string => path.findLast((key) => !/^\d+$/.test(key)) ?? '';

/** Returns each text of the bodies once, with a body that holds it. */
const placesOf = (bodies: readonly unknown[]) =>
  new Map(bodies.flatMap((body) => textsIn(body).map(({ path }) => [path.join('.'), { body, path }] as const)));

const accepting = new Set<string>();

describe.each(PROCESSES)('$process', ({ rows }) => {
  it.each(rows)('$name accepts no number of a person in any text, but where it is a code', (row) => {
    const made = bodiesOf(z.toJSONSchema(row.payload, { io: 'input' }));
    const places = placesOf([...made, row.example].filter((body) => accepts(row, body)));
    expect([...places.keys()]).toEqual(expect.arrayContaining([...placesOf(made).keys()]));
    for (const [place, { body, path }] of places) {
      const code = [fieldOf(path), `${row.name}.${fieldOf(path)}`].find((name) => CODES.has(name));
      const accepted = [PHONE, IDENTITY].filter((number) => accepts(row, withText(body, path, number)));
      expect({ place, accepted }).toEqual({ place, accepted: code === undefined ? [] : expect.anything() });
      if (code !== undefined && accepted.length > 0) accepting.add(code);
    }
  });
});

it('no more fields are exempt than hold codes', () => {
  expect([...accepting].sort()).toEqual([...CODES].sort());
});

it('names the place of the number, also in the middle of a text', () => {
  const row = PROCESSES.flatMap(({ rows }) => rows).find(({ name }) => name === 'ask-supplement');
  if (!row) throw new Error('no such row');
  const parsed = commandBody(row).safeParse({ list: ['甲', `请补充 ${IDENTITY} 本人的授权`] });
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['list.1']);
});

/** Texts of other requests that may hold such a number, with the reason. */
const EXEMPT: Readonly<Record<string, string>> = {
  'CalendarBody.papers': 'addresses of public notices, whose pages have numbers',
  'CalendarBody.corrects': 'the name of a version of the platform',
  'SignInBody.account': 'the id of an account, which is not stored',
  'WebhookBody.url': 'an address, which the department may stop using',
  'WebhookHostBody.host': 'the name of a host',
  'NotificationPreferenceBody.email': 'a mail address of the person, who may take it back',
  'UseRecordQuery.cursor': 'made by the platform',
};

/** Requests other than commands whose texts are stored. The calculator stores nothing. */
const stored = Object.entries(http).filter(
  ([name, one]) => /Body$|^UseRecordQuery$/.test(name) && name !== 'DeadlineBody' && one instanceof z.ZodType,
) as readonly (readonly [string, z.ZodType])[];

it.each(stored)('%s accepts no number of a person in any text, but where it is exempt', (name, schema) => {
  const fits = (body: unknown): boolean => schema.safeParse(body).success;
  const made = bodiesOf(z.toJSONSchema(schema, { io: 'input' }));
  const places = placesOf(made.filter(fits));
  expect([...places.keys()]).toEqual(expect.arrayContaining([...placesOf(made).keys()]));
  for (const [place, { body, path }] of places) {
    const isExempt = `${name}.${fieldOf(path)}` in EXEMPT;
    const accepted = [PHONE, IDENTITY].filter((number) => fits(withText(body, path, number)));
    expect({ place, accepted }).toEqual({ place, accepted: isExempt ? expect.anything() : [] });
  }
});
