import type { Eyes } from '../../access/audience.js';
import type { ChangedVersion } from '../../catalog/published-entry.js';
import type { CatalogEntryMatter, Opinion } from './catalog-entry.state.js';

/**
 * Returns the documents of an entry as these eyes may see them. The draft and the steps before the head's consent stay
 * inside the provider. Every reader of the matter sees what was submitted; the authority also sees the findings on it.
 * The content of a secret entry is shown to no reader. Other departments see what was announced to them.
 */
export function view({ data }: CatalogEntryMatter, eyes: Eyes): Readonly<Record<string, unknown>> {
  const { content, revision, submission, versions, locked, openUpdates, retirementProposal, retirement } = data;
  const isProvider = eyes.has('provider');
  const isPublished = versions.length > 0;
  const isConcerned = eyes.has('everybody');
  return {
    content: locked ? null : isPublished ? content : (submission?.content ?? null),
    draft: isProvider && !isPublished && !locked ? { revision, content } : null,
    submission: isConcerned && submission ? without(submission) : null,
    assessments: isProvider || eyes.has('authority') ? assessmentsFor(data, isProvider) : [],
    opinions: isProvider ? data.opinions : isConcerned ? data.opinions.filter(isOpen) : [],
    versions: versions.map(inBrief),
    locked,
    openUpdates: isConcerned ? openUpdates : [],
    retirementProposal: isConcerned ? retirementProposal : null,
    retirement,
  };
}

const isOpen = ({ by, agreed }: Opinion): boolean => by === 'AUTHORITY' || agreed;

/** The authority sees only the findings on contents that were submitted to it or published. */
function assessmentsFor(
  { assessments, submission, versions }: CatalogEntryMatter['data'],
  isProvider: boolean,
): CatalogEntryMatter['data']['assessments'] {
  const seen = new Set([submission?.contentHash, ...versions.map(({ contentHash }) => contentHash)]);
  return isProvider ? assessments : assessments.filter(({ contentHash }) => seen.has(contentHash));
}

const without = ({ revision, contentHash, submittedAt }: NonNullable<CatalogEntryMatter['data']['submission']>) => ({
  revision,
  contentHash,
  submittedAt,
});

const inBrief = ({ content: _, changes: __, ...version }: ChangedVersion) => version;
