import type { Schemas } from '../../api/client';
import { useToday } from '../../shell/now';
import { instantInWords } from '../../words/dates';
import { useEnumeration } from '../../words/dictionary';
import { useLanguage, useTexts } from '../../words/language';
import { OPERATE } from './texts';

type Status = Schemas['OperationsStatus'];

/** One thing that is looked at, what it says now, and whether somebody must act. */
export interface Check {
  readonly title: string;
  readonly why?: string;
  readonly says: readonly string[];
  /** Undefined where there is nothing to judge. */
  readonly isBad?: boolean;
  /** True where a limit may be dealt with too late. */
  readonly isOfTime?: boolean;
}

/** Lateness of a wake that is more than the ordinary time between two looks, in seconds. */
const LATE_SECONDS = 120;
const SECONDS_OF_MINUTE = 60;

/** Returns a function that tells the checks of a status. */
export function useChecks(): (status: Status) => readonly Check[] {
  const text = useTexts(OPERATE);
  const language = useLanguage();
  const today = useToday();
  const modeWord = useEnumeration('platformMode');
  const rolloutWord = useEnumeration('rolloutState');
  const when = (instant: string): string => instantInWords(instant, language, today);
  const lasting = (seconds: number | null): string =>
    (seconds ?? 0) < LATE_SECONDS
      ? text.seconds(seconds ?? 0)
      : text.minutes(Math.round((seconds ?? 0) / SECONDS_OF_MINUTE));

  return ({ clock, wakes, letters, deliveries, verification, rollout }) => [
    {
      title: text.wakes,
      why: text.wakesWhy,
      says: [wakes.due === 0 ? text.noneDue : text.due(wakes.due, lasting(wakes.lagSeconds))],
      isBad: (wakes.lagSeconds ?? 0) > LATE_SECONDS,
      isOfTime: true,
    },
    {
      title: text.letters,
      why: text.lettersWhy,
      says: [
        letters.pending === 0 ? text.nonePending : text.pending(letters.pending, lasting(letters.oldestWaitsSeconds)),
        ...(letters.parked > 0 ? [text.parked(letters.parked)] : []),
      ],
      isBad: letters.parked > 0 || (letters.oldestWaitsSeconds ?? 0) > LATE_SECONDS,
      isOfTime: true,
    },
    {
      title: text.clock,
      says: [
        text.clockAt(when(clock.now), modeWord(clock.mode)),
        ...(clock.advancing ? [text.moving(when(clock.advancing.to))] : []),
        ...(clock.advancing?.stopped ? [text.stopped(clock.advancing.stopped.reason)] : []),
      ],
      isBad: clock.advancing?.stopped !== undefined,
      isOfTime: true,
    },
    {
      title: text.rollout,
      says: [rollout ? text.rolloutOf(rolloutWord(rollout.state), rollout.candidates, rollout.failed) : text.noRollout],
      ...(rollout && { isBad: rollout.failed > 0 || rollout.state === 'STOPPED' }),
      isOfTime: true,
    },
    {
      title: text.deliveries,
      says: deliveries.length === 0 ? [text.noDeliveries] : [],
      isBad: deliveries.some(({ state }) => state === 'DEAD'),
    },
    verificationCheck(verification, text, when),
  ];
}

function verificationCheck(
  verification: Status['verification'],
  text: typeof OPERATE.zh,
  when: (instant: string) => string,
): Check {
  if (!verification) return { title: text.verification, says: [text.never] };
  const { at, findings, accessLogFindings, streams, events, accessLogRows } = verification;
  const isBad = findings > 0 || accessLogFindings > 0;
  return {
    title: text.verification,
    why: text.verifiedOf(streams, events, accessLogRows),
    says: [isBad ? text.findings(when(at), findings, accessLogFindings) : text.verified(when(at))],
    isBad,
  };
}
