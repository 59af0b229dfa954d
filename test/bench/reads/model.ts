import { randomUUID } from 'node:crypto';
import {
  processNamed,
  type Command,
  type Counting,
  type Effect,
  type Instant,
  type NumberRequest,
  type Step,
} from '#libs/domain';
import { lettersOf, type Letter } from '#libs/persistence';
import { PurePlatform, type Kept } from '../../support/pure-platform.js';
import type { Outcome } from '../../scenarios/driver.js';

/** What caused a step: a command of a person, a letter of another matter, or time. */
export type Cause =
  | { readonly kind: 'command' | 'time'; readonly id: string; readonly account: string | null }
  | {
      readonly kind: 'letter';
      readonly letter: Letter;
      readonly source: string;
      readonly seq: number;
      readonly n: number;
    };

/** A step of a matter as the engine would store it. */
export interface Deed {
  readonly step: Step;
  readonly at: Instant;
  readonly cause: Cause;
  readonly isFirst: boolean;
}

/** A file that somebody uploaded. */
export interface Upload {
  readonly documentId: string;
  readonly account: string;
  readonly departmentId: string;
  readonly at: Instant;
}

/** What one course left behind. */
export interface Played {
  /** Deeds by matter, in the order in which the matters began. */
  readonly matters: ReadonlyMap<string, readonly Deed[]>;
  readonly uploads: readonly Upload[];
  /** Requests of the numbers that were given. */
  readonly numbers: ReadonlyMap<string, NumberRequest>;
}

/** The sample country under the pure rules; it plays one course after another, each from the published catalogue on. */
export class Model extends PurePlatform {
  // Filled while the catalogue is published, before the fields of this class would be made.
  declare private deeds: Map<string, Deed[]>;
  declare private given: Map<string, NumberRequest>;
  declare private cause: Cause | null;
  private readonly published: ReadonlyMap<string, Kept>;
  private readonly publishing: Played;
  private cited: Upload[] = [];

  constructor() {
    super('2025-08-01T09:00:00+08:00');
    this.published = new Map(this.kept);
    this.publishing = { matters: this.deeds, uploads: [], numbers: this.given };
  }

  /** Deeds by which the sample catalogue was published. */
  get catalogue(): Played {
    return this.publishing;
  }

  get counting(): Counting {
    return this.context(null);
  }

  /** Forgets the last course and goes back to an instant after the publication; of the catalogue one entry is there. */
  restart(at: Instant, catalogCode: string): void {
    this.kept.clear();
    for (const [id, kept] of this.published)
      if (processNamed(kept.matter.process).subject(kept.matter).code === catalogCode) this.kept.set(id, kept);
    this.numbers.clear();
    for (const [number, { series, authorityId, year }] of this.publishing.numbers) {
      const counter = `${series} ${authorityId} ${year}`;
      this.numbers.set(counter, Math.max(this.numbers.get(counter) ?? 0, Number(number.slice(-6))));
    }
    this.now = at;
    this.deeds = new Map();
    this.given = new Map();
    this.cited = [];
  }

  /** Returns what was done since the restart; an entry that was changed has its publication, too. */
  get played(): Played {
    const numbers = new Map(this.given);
    const matters = new Map(
      [...this.deeds].map(([id, deeds]) => {
        const before = this.publishing.matters.get(id) ?? [];
        return [id, [...before, ...deeds]] as const;
      }),
    );
    if ([...this.deeds.keys()].some((id) => this.publishing.matters.has(id)))
      for (const [number, request] of this.publishing.numbers) numbers.set(number, request);
    return { matters, uploads: this.cited, numbers };
  }

  override async upload(account: string, text: string): Promise<string> {
    const documentId = await super.upload(account, text);
    const { departmentId } = this.uploads.get(documentId) ?? { departmentId: '' };
    this.cited.push({ documentId, account, departmentId, at: this.now });
    return documentId;
  }

  protected override give(account: string, processName: string, matterId: string, command: Command): Outcome {
    this.cause = { kind: 'command', id: randomUUID(), account };
    const outcome = super.give(account, processName, matterId, command);
    this.cause = null;
    return outcome;
  }

  /** Notes the step with its cause, and delivers its effects as the letters that the engine would post. */
  protected override follow(step: Step): void {
    const { matter, events } = step;
    const { matterId, seq } = matter;
    this.deeds ??= new Map();
    const cause = this.cause ?? { kind: 'time', id: randomUUID(), account: null };
    const deeds = this.deeds.get(matterId) ?? [];
    const isFirst = !this.kept.has(matterId);
    this.deeds.set(matterId, [...deeds, { step, at: this.now, cause, isFirst }]);
    this.keep(step);
    events.forEach(({ payload }, i) => {
      const place = { stream: matterId, seq: seq - events.length + i + 1 };
      const letters = lettersOf([{ ...place, payload }]);
      (payload.effects ?? []).forEach((effect: Effect, n) => {
        const letter = letters[n];
        if (!letter) throw new Error('an effect without a letter');
        this.cause = { kind: 'letter', letter, source: matterId, seq: place.seq, n };
        this.deliver({ ...effect, matterId: letter.target });
      });
    });
    this.cause = null;
  }

  protected override allocate(request: NumberRequest): string {
    const number = super.allocate(request);
    this.given ??= new Map();
    this.given.set(number, request);
    return number;
  }
}
