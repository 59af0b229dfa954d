import type { Instant } from '../calendar/time.js';
import type { ToldAlert } from '../notification/told-alert.js';

/** An event in the JSON structured mode of CloudEvents 1.0. */
export interface AlertEvent {
  readonly specversion: '1.0';
  /** Id of the alert. Two webhooks that receive the same alert receive the same id. */
  readonly id: string;
  /** Path of the matter on the platform. */
  readonly source: string;
  /** Event type, such as `cn.zhengshu.alert.l4`. */
  readonly type: string;
  readonly time: Instant;
  /** Number of the matter, or its id until it has a number. */
  readonly subject: string;
  readonly datacontenttype: 'application/json';
  /** Extension attribute of this platform, so that receivers do not take the alerts of a rehearsal for real ones. */
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
