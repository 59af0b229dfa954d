import { actorOf } from '../../access/actor.fixture.js';
import type { Actor } from '../../access/roles.js';
import { atLocal, type Instant } from '../../calendar/time.js';
import { MatterPlay, type World } from '../../matter/play.fixture.js';
import { internalRule } from './internal-rule.js';
import type { InternalRule, RuleSide, RuleState } from './internal-rule.state.js';

/** Accounts of the province's land office, of its authority, and of another department. */
export const WHO = {
  handler: actorOf('WB_HANDLER', 'province.land'),
  lead: actorOf('WB_LEAD', 'province.land'),
  head: actorOf('DEPT_HEAD', 'province.land'),
  reviewer: actorOf('SA_REVIEWER', 'province.data'),
  stranger: actorOf('WB_HANDLER', 'province.police'),
} as const satisfies Record<string, Actor>;

export const DOCUMENT = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e31';
export const NEXT_DOCUMENT = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e32';
/** A document that another department uploaded. */
export const THEIRS = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e33';
const SHA256 = 'a'.repeat(64);
const upload = (documentId: string, departmentId: string) => ({
  [documentId]: { documentId, sha256: SHA256, size: 1, mediaType: 'application/pdf', departmentId },
});
const documents = {
  ...upload(DOCUMENT, 'province.land'),
  ...upload(NEXT_DOCUMENT, 'province.land'),
  ...upload(THEIRS, 'province.police'),
};

/** One internal rule in memory. */
export class Play extends MatterPlay<InternalRule, RuleSide> {
  constructor(world: World = {}) {
    super(internalRule, { ...world, facts: { documents } });
  }

  /** The versions in readable form: `1 2026-03-02 – now`. */
  get versions(): readonly string[] {
    return this.matter.data.versions.map(({ version, from, until }) => `${version} ${from} – ${until ?? 'now'}`);
  }

  /** Has the head approve a next version that is to apply from a day. */
  approveNext(from: string): this {
    this.do(WHO.handler, 'revise-rule', { ...NEXT, from });
    const { revision } = this.matter.data;
    return this.do(WHO.handler, 'submit-to-head', { revision }).do(WHO.head, 'head-approve', { revision });
  }
}

const RULE = { title: '数据共享管理办法', summary: '分工和时限。', label: '2026年版', from: '2026-03-01' };
export const FIRST = { ...RULE, documents: [DOCUMENT] };
export const NEXT = {
  ...RULE,
  title: '数据共享管理办法（修订）',
  label: '2026年修订',
  from: '2026-03-16',
  documents: [NEXT_DOCUMENT],
};
export const REASON = { reason: '请写明各处室的时限。' };

/** A valid payload for each command; where one names a revision, it is the first. */
export const FIT: Readonly<Record<string, unknown>> = {
  'draft-rule': FIRST,
  'revise-rule': NEXT,
  'submit-to-head': { revision: 1 },
  'head-approve': { revision: 1 },
  'head-reject': REASON,
  'abandon-draft': REASON,
  'repeal-rule': REASON,
};

/** The payload of a command with the present revision, if it names one. */
export function fitFor(play: Play, command: string): unknown {
  const fit = FIT[command] as object;
  return 'revision' in fit ? { revision: play.matter.data.revision } : fit;
}

type Step = readonly [at: Instant, who: keyof typeof WHO, command: string];

/* The way from the first draft to the repeal, in March 2026. */
const DRAFT: readonly Step[] = [[atLocal('2026-03-02', 9), 'handler', 'draft-rule']];
const UNDER_APPROVAL: readonly Step[] = [...DRAFT, [atLocal('2026-03-02', 10), 'handler', 'submit-to-head']];
const IN_FORCE: readonly Step[] = [...UNDER_APPROVAL, [atLocal('2026-03-03', 9), 'head', 'head-approve']];
const REVISING: readonly Step[] = [...IN_FORCE, [atLocal('2026-03-09', 9), 'handler', 'revise-rule']];

const WAY: Readonly<Record<RuleState, readonly Step[]>> = {
  DRAFT,
  UNDER_APPROVAL,
  IN_FORCE,
  REVISING,
  REVISION_UNDER_APPROVAL: [...REVISING, [atLocal('2026-03-09', 10), 'handler', 'submit-to-head']],
  REPEALED: [...IN_FORCE, [atLocal('2026-03-20', 9), 'head', 'repeal-rule']],
  ABANDONED: [...DRAFT, [atLocal('2026-03-02', 10), 'handler', 'abandon-draft']],
};
export const STATES = Object.keys(WAY) as readonly RuleState[];

/** Plays a rule up to a state, along the steps above. */
export function playTo(state: RuleState, world: World = {}): Play {
  const play = new Play(world);
  for (const [at, who, command] of WAY[state])
    play.passTo(at).do(WHO[who], command, play.exists ? fitFor(play, command) : FIT[command]);
  return play;
}
