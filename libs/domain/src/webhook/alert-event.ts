import type { Instant } from '../calendar/time.js';
import type { ToldAlert } from '../notification/told-alert.js';

/** CloudEvents 1.0, structured mode in JSON. */
export interface AlertEvent {
  readonly specversion: '1.0';
  /** Of the alert. The same alert to two webhooks is one event. */
  readonly id: string;
  /** The matter's address on the platform. */
  readonly source: string;
  /** As `cn.zhengshu.alert.l4`. */
  readonly type: string;
  readonly time: Instant;
  /** The matter's number; its id as long as it has none. */
  readonly subject: string;
  readonly datacontenttype: 'application/json';
  /** An attribute of ours: what a rehearsal tells is not real, and is not to be taken for it. */
  readonly mode: 'rehearsal' | 'production';
  readonly data: Omit<ToldAlert, 'alertId' | 'at'>;
}

export const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=utf-8';

export function alertEvent({ alertId, at, ...data }: ToldAlert, mode: AlertEvent['mode']): AlertEvent {
  return {
    specversion: '1.0',
    id: alertId,
    source: `/api/v1/matters/${data.matterId}`,
    type: `cn.zhengshu.alert.${data.level.toLowerCase()}`,
    time: at,
    subject: data.number ?? data.matterId,
    datacontenttype: 'application/json',
    mode,
    data,
  };
}
