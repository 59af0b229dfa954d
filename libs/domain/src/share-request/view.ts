import type { Eyes } from '../process/definition.js';
import type { ShareRequestMatter } from './state.js';

/** The documents of a share request as these eyes may see them: an unapproved proposal stays inside the provider. */
export function view({ data }: ShareRequestMatter, eyes: Eyes): Readonly<Record<string, unknown>> {
  const { entry, request, requestRevision, supplement, proposal, reply } = data;
  const { entryId, catalogCode, name, version, shareAttribute } = entry;
  return {
    request: {
      ...{ revision: requestRevision, ...request, supplement },
      entry: { entryId, catalogCode, name, version, shareAttribute },
    },
    proposal: eyes.has('provider') && proposal ? contentOf(proposal) : null,
    reply: reply && proposal ? { ...contentOf(proposal), ...reply } : null,
    deliveries: data.deliveries,
    extensions: data.extensions,
    requesterDelay: data.requesterDelay,
  };
}

const contentOf = ({ revision, decisions, disposalInstruction, responsibilityMatrix }: Content) => ({
  ...{ revision, decisions },
  disposalInstruction: disposalInstruction ?? null,
  responsibilityMatrix: responsibilityMatrix ?? null,
});
type Content = NonNullable<ShareRequestMatter['data']['proposal']>;
