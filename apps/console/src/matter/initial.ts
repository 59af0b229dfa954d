import type { Schemas } from '../api/client';
import { isObject, type Plain } from '../form/field-props';

type Matter = Schemas['Matter'];

/** Commands that change a document, with the field of the matter that holds it: their form begins with what it says. */
const REVISES: Readonly<Record<string, string>> = {
  'revise-draft': 'request',
  'revise-correction': 'claim',
  'revise-rule': 'draft',
  'revise-change': 'draft',
};

type ShareRequest = Schemas['ShareRequest'];
interface Revised {
  readonly revision: number;
}

/** What the person reads who gives a command of a share request, where the command names its revision. */
const READS: Readonly<Record<string, (request: ShareRequest) => Revised | null | undefined>> = {
  'submit-internally': ({ request }) => request,
  'lead-consent': ({ request }) => request,
  'consent-supplement': ({ request }) => request.supplement?.draft?.request,
  'lead-approve-reply': ({ proposal }) => proposal,
  'accept-delivery': ({ deliveries }) => deliveries.at(-1),
  'reject-delivery': ({ deliveries }) => deliveries.at(-1),
  'contest-disposal': ({ disposal }) => disposal?.certifications.at(-1),
  'confirm-disposal': ({ disposal }) => disposal?.certifications.at(-1),
};

const revisionOf = (read: Revised | null | undefined): Plain => (read ? { revision: read.revision } : {});

/**
 * Returns what the form of a command holds at first: the revision that the person reads (a consent names it), or the
 * document that is to be changed.
 */
export function initialOf(command: string, matter: Matter): Plain {
  const parts = matter as unknown as Plain;
  if (matter.process === 'catalog-entry' && command === 'revise-draft')
    return { content: matter.draft?.content ?? matter.content };
  const field = REVISES[command];
  const document = field === undefined ? undefined : parts[field];
  if (isObject(document)) return document;
  return matter.process === 'share-request' ? revisionOf(READS[command]?.(matter)) : revisionIn(parts);
}

/** The revision that stands for decision: of the proposal where there is one, else of what was submitted last. */
function revisionIn(parts: Plain): Plain {
  const submissions = Array.isArray(parts.submissions) ? (parts.submissions as readonly unknown[]) : [];
  const documents = ['proposal', 'request', 'claim', 'draft', 'submission', 'content'].map((name) => parts[name]);
  for (const part of [...documents, submissions.at(-1)])
    if (isObject(part) && typeof part.revision === 'number') return { revision: part.revision };
  return {};
}
