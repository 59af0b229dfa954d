/** One act of the story: account, command, matter and instant. */
export interface Step {
  /** Instant in Asia/Shanghai, with its offset. */
  readonly at: string;
  readonly account: string;
  /** Collection of the matter's process in the API, as `share-requests`. */
  readonly collection: string;
  /** Name of the matter within the story; its first step begins it. */
  readonly matter: string;
  readonly command: string;
  readonly payload: object;
  /** Text of a document that this act uploads and cites. */
  readonly cites?: string;
  /** Another matter that this act's matter has opened, by this act or earlier; the step waits for it. */
  readonly opens?: Opened;
}

/** Opened matter: its name within the story, and its process. */
export interface Opened {
  readonly matter: string;
  readonly process: string;
}

/** First and last instant of the story. */
export const STORY_BEGINS = '2025-11-03T09:00:00+08:00';
export const STORY_ENDS = '2026-02-02T09:00:00+08:00';

export const at = (day: string, time: string): string => `${day}T${time}:00+08:00`;

/** Returns a function that makes the steps of one matter. */
export const stepsOf =
  (collection: string, matter: string) =>
  (
    instant: string,
    account: string,
    command: string,
    payload: object = {},
    more: Pick<Step, 'cites' | 'opens'> = {},
  ): Step => ({ at: instant, account, collection, matter, command, payload, ...more });

export const proof = (title: string, n: number) => ({
  title,
  sha256: n.toString(16).padStart(64, '0'),
  location: `archive://rehearsal/${n}`,
  reason: '原件存于本部门档案系统，依规定不上传。',
});
