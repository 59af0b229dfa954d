import type { Schemas } from '../api/client';
import type { BodyProps } from '../form/command-form';

/** What the body of a hand-made form is given: the form as it stands, and the matter in which it is filled in. */
export interface HandMadeProps extends BodyProps {
  readonly matter: Schemas['Matter'];
  readonly command: string;
}
