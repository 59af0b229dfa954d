import { lazy, type ComponentType } from 'react';
import type { Schemas } from '../../api/client';
import type { HandMadeProps } from '../../matter/hand-made-props';
import { initialOf } from '../../matter/initial';
import { useReplyInitial } from '../reply/initial';

type Matter = Schemas['Matter'];

interface HandMade {
  /** Body of the form; without it, the schema draws it. */
  readonly Body?: ComponentType<HandMadeProps>;
  /** What the form holds at first; undefined while it is read. */
  readonly useInitial: (matter: Matter, command: string) => object | undefined;
}

const useOwnDocument: HandMade['useInitial'] = (matter, command) => initialOf(command, matter);

const BY_SCHEMA: HandMade = { useInitial: useOwnDocument };

const RequestDraft = lazy(async () => ({ default: (await import('../request/revise')).RequestDraft }));
const ReplyBody = lazy(async () => ({ default: (await import('../reply/body')).ReplyBody }));
const ReviewBody = lazy(async () => ({ default: (await import('../review/body')).ReviewBody }));
const EntryDraft = lazy(async () => ({ default: (await import('../catalog/draft')).EntryDraft }));
const ExtensionBody = lazy(async () => ({ default: (await import('../review/extension')).ExtensionBody }));

const reply: HandMade = { Body: ReplyBody, useInitial: useReplyInitial };
const review: HandMade = { Body: ReviewBody, useInitial: useOwnDocument };
const extension: HandMade = { Body: ExtensionBody, useInitial: useOwnDocument };

/** Forms made by hand, by process and command; each other command has the form that its schema describes. */
const MADE: Readonly<Record<string, HandMade>> = {
  'share-request/revise-draft': { Body: RequestDraft, useInitial: useOwnDocument },
  'share-request/propose-reply': reply,
  'share-request/revise-reply': reply,
  'share-request/decide-extension': extension,
  'catalog-update/decide-extension': extension,
  'catalog-entry/revise-draft': { Body: EntryDraft, useInitial: useOwnDocument },
  'catalog-entry/authority-pass': review,
  'catalog-entry/authority-return': review,
  'catalog-update/authority-pass': review,
  'catalog-update/authority-return': review,
};

/** Returns how the form of a command is made. */
export const handMadeFor = (process: string, command: string): HandMade => MADE[`${process}/${command}`] ?? BY_SCHEMA;
