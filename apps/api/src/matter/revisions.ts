import { REVISED_DOCUMENTS, type DifferenceView, type RevisionsQuery } from '#libs/http';
import type { Snapshot } from '../reader/reader.service.js';
import { differenceViews } from '../difference/difference-view.js';
import { courseOf, type MatterStory } from './matter-story.js';

type Fields = Readonly<Record<string, unknown>>;

/** One revision of a document, with what people stated in it. */
interface Revision {
  readonly document: (typeof REVISED_DOCUMENTS)[number];
  readonly revision: number;
  readonly content: unknown;
}

/**
 * Returns the differences of two revisions of a document; null if the reader has seen no document in both. A revision is what
 * the documents of the matter showed the reader after an act that they see, so that a draft inside another side stays there.
 */
export function revisionDifferences(
  story: MatterStory,
  { document, from, to }: RevisionsQuery,
  snapshot: Snapshot,
): {
  readonly document: string;
  readonly from: number;
  readonly to: number;
  readonly differences: DifferenceView[];
} | null {
  const revisions = seenRevisions(story, snapshot);
  for (const name of document === undefined ? REVISED_DOCUMENTS : [document]) {
    const of = (n: number) => revisions.findLast((one) => one.document === name && one.revision === n);
    const [before, after] = [of(from), of(to)];
    if (before && after)
      return { document: name, from, to, differences: differenceViews(before.content, after.content) };
  }
  return null;
}

function seenRevisions(story: MatterStory, snapshot: Snapshot): readonly Revision[] {
  const { process, eyes, seen } = story;
  const shown = new Set(seen.map(({ stored }) => stored.seq));
  const { stations } = courseOf(story, snapshot);
  return stations
    .filter((_, n) => shown.has(n + 1))
    .flatMap(({ seen: matter }) => revisionsIn(process.view(matter, eyes)));
}

/** Fields of the documents that people state; the others follow from the entry or from later acts. */
const REQUEST = [
  'catalogCode',
  'itemIds',
  'dutyNeed',
  'usageBasis',
  'usageScenario',
  'usageScope',
  'shareMode',
  'usageTerm',
  'legalBases',
  'receivingEndpoint',
];
const PROPOSAL = ['decisions', 'disposalInstruction', 'responsibilityMatrix'];
const CLAIM = ['errors', 'evidence'];

function revisionsIn(documents: Fields): readonly Revision[] {
  const { request, proposal, reply, claim, draft, submission, content, submissions } = documents;
  const stated = (
    document: Revision['document'],
    whole: unknown,
    pick: (fields: Fields) => unknown,
  ): readonly Revision[] =>
    isFields(whole) && typeof whole.revision === 'number'
      ? [{ document, revision: whole.revision, content: pick(whole) }]
      : [];
  const change = ({ changes, changeReason }: Fields): Fields => ({
    ...(isFields(changes) && changes),
    ...(changeReason !== undefined && { changeReason }),
  });
  return [
    ...stated('request', request, only(REQUEST)),
    ...stated('proposal', proposal ?? reply, only(PROPOSAL)),
    ...stated('claim', claim, only(CLAIM)),
    ...stated('draft', draft, (fields) => fields.content ?? change(fields)),
    ...(isFields(content) ? stated('submission', submission, () => content) : []),
    ...(Array.isArray(submissions) ? submissions : []).flatMap((one: unknown) =>
      isFields(one) && isFields(one.change)
        ? stated('submission', one, ({ change: made }) => change(made as Fields))
        : [],
    ),
  ];
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const only =
  (names: readonly string[]) =>
  (fields: Fields): Fields =>
    Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])));
