import type { Eyes } from '../../access/audience.js';
import type { CatalogEntryMatter, Opinion, PublishedVersion } from './catalog-entry.state.js';

/**
 * The documents of an entry as these eyes may see them. A draft and the way to it stay inside the provider, until its
 * head has consented: what was submitted is everybody's who may see the matter, the findings on it the authority's too.
 * What holds secrets is shown to nobody.
 */
export function view({ data }: CatalogEntryMatter, eyes: Eyes): Readonly<Record<string, unknown>> {
  const { content, revision, submission, versions, locked, openUpdates, retirementProposal, retirement } = data;
  const isProvider = eyes.has('provider');
  const isPublished = versions.length > 0;
  return {
    content: locked ? null : isPublished ? content : (submission?.content ?? null),
    draft: isProvider && !isPublished && !locked ? { revision, content } : null,
    submission: submission && without(submission),
    assessments: isProvider || eyes.has('authority') ? assessmentsFor(data, isProvider) : [],
    opinions: isProvider ? data.opinions : data.opinions.filter(isOpen),
    versions: versions.map(inBrief),
    locked,
    openUpdates,
    retirementProposal,
    retirement,
  };
}

const isOpen = ({ by, agreed }: Opinion): boolean => by === 'AUTHORITY' || agreed;

/** The authority sees the findings on what it was given, or has published since. */
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

const inBrief = ({ content: _, ...version }: PublishedVersion) => version;
