/** One act of the story: who gives which command to which of its matters, and when. */
export interface Step {
  /** Asia/Shanghai, with its offset. */
  readonly at: string;
  readonly account: string;
  /** The path of its process, as `share-requests`. */
  readonly collection: string;
  /** Name of the matter within the story; its first step begins it. */
  readonly matter: string;
  readonly command: string;
  readonly payload: object;
  /** The words of a document that this act uploads and cites. */
  readonly cites?: string;
  /** A matter that comes about by this act, or came about before it by this act's matter. */
  readonly opens?: Opened;
}

/** Its name within the story, and its process. */
export interface Opened {
  readonly matter: string;
  readonly process: string;
}

/** When the story begins and ends. */
export const STORY_BEGINS = '2025-11-03T09:00:00+08:00';
export const STORY_ENDS = '2026-02-02T09:00:00+08:00';

export const at = (day: string, time: string): string => `${day}T${time}:00+08:00`;

/** Acts on one matter, each with its instant. */
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
});
