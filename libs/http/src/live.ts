import { z } from 'zod';
import { PlatformClock } from './platform.js';
import { MatterId } from './values.js';

/** A matter that moved: how far the reader sees it now. Messages may repeat: the highest `seq` counts. */
const MovedMatter = z.object({
  matterId: MatterId,
  process: z.string(),
  seq: z.int().meta({ description: '读者能看到的最后一个事件' }),
  kind: z.string().meta({ description: '这一事件的种类' }),
});

const RolloutMove = z.object({
  version: z.string(),
  state: z.string(),
  pass: z.int(),
  candidates: z.int(),
  found: z.int(),
});

/** Data of the messages of a stream, by their kinds. */
export const LIVE_MESSAGES = {
  /** Something moved that the reader may see. */
  matter: MovedMatter,
  /** Counts that changed. */
  counts: z.object({
    unread: z.int().meta({ description: '未读的预警和通知' }),
    tasks: z.int().meta({ description: '待办，同 GET /tasks 的各页' }),
  }),
  /** Platform time jumped, was held or let go, or a new day began. */
  clock: PlatformClock,
  /** A calendar is being rolled out; for administrators. */
  rollout: RolloutMove,
  /** More moved than is told one by one: read lists and open matters anew. */
  reload: z.object({}),
} as const;
export type LiveMessages = { readonly [Kind in keyof typeof LIVE_MESSAGES]: z.input<(typeof LIVE_MESSAGES)[Kind]> };
