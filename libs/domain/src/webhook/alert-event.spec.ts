import { expect, it } from '@jest/globals';
import { z } from 'zod';
import type { ToldAlert } from '../notification/told-alert.js';
import { alertEvent } from './alert-event.js';

const ALERT: ToldAlert = {
  alertId: '0b6f1a52-7c1b-5d55-8d7f-4a6b1c2d9e0f',
  matterId: '5b0c7f5e-2c84-5d1d-9f0c-3f6f0a3a9a11',
  number: 'REQ-990100-2026-000002',
  level: 'L4',
  clockId: 'reply',
  clause: '21(1)',
  late: true,
  dueAt: '2026-02-09T16:00:00.000Z',
  text: '答复期限已过',
  at: '2026-02-09T16:00:15.000Z',
};

it('an alert is a CloudEvent of version 1.0', () => {
  expect(alertEvent(ALERT, 'production')).toEqual({
    specversion: '1.0',
    id: ALERT.alertId,
    source: `/api/v1/matters/${ALERT.matterId}`,
    type: 'cn.zhengshu.alert.l4',
    time: '2026-02-09T16:00:15.000Z',
    subject: 'REQ-990100-2026-000002',
    datacontenttype: 'application/json',
    mode: 'production',
    data: {
      matterId: ALERT.matterId,
      number: 'REQ-990100-2026-000002',
      level: 'L4',
      clockId: 'reply',
      clause: '21(1)',
      dueAt: '2026-02-09T16:00:00.000Z',
      late: true,
      text: '答复期限已过',
    },
  });
});

/** Requirements of the specification for every event: names of attributes, and texts that are not empty. */
const cloudEvent = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().min(1),
  subject: z.string().min(1),
  time: z.iso.datetime({ offset: true }),
});

it.each<[string, Partial<ToldAlert>, object]>([
  ['of each rung', { level: 'L0' }, { type: 'cn.zhengshu.alert.l0', mode: 'rehearsal' }],
  ['a notice', { level: 'NOTICE', clockId: null, clause: null, dueAt: null }, { type: 'cn.zhengshu.alert.notice' }],
  ['of a matter without a number', { number: null }, { subject: ALERT.matterId }],
  ['of a date that may move', { provisional: true }, { data: expect.objectContaining({ provisional: true }) }],
])('an event %s', (_, changes, expected) => {
  const event = alertEvent({ ...ALERT, ...changes }, 'rehearsal');
  expect(event).toMatchObject(expected);
  expect(cloudEvent.parse(event)).toEqual(event);
  expect(Object.keys(event).filter((name) => !/^[a-z0-9]+$/.test(name))).toEqual([]);
});
