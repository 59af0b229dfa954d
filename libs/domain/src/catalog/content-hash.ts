import { canonicalText, sha256Hex } from '../language/canonical.js';
import type { EntryContent } from './content.js';

/** SHA-256 in hex over the RFC 8785 text of a content. Assessments and consents name the content by it (Art 13(1)). */
export const contentHash = (content: EntryContent): string => sha256Hex(canonicalText(content));
