import { z } from 'zod';
import { wrongInput } from '#libs/domain';

/** Makes all messages of zod in this process those of {@link wrongInput}. Call once at the start of a program. */
export function speakChinese(): void {
  z.config({ customError: wrongInput });
}
