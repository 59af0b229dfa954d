import { canonicalText, sha256Hex } from '../language/canonical.js';
import type { EntryContent } from './content.js';

/** SHA-256 in hex over the RFC 8785 text of a content: an assessment or a consent holds for what it was given on (Art 13(1)). */
export const contentHash = (content: EntryContent): string => sha256Hex(canonicalText(content));
