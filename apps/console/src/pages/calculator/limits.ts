import type { Schemas } from '../../api/client';

/** What the calculator is asked of a limit: its clause and, for the answer to a request, the attribute of the data. */
export type Limit = Required<Pick<Schemas['DeadlineBody'], 'clause'>> & Pick<Schemas['DeadlineBody'], 'shareAttribute'>;

/** The limits of the Regulation by the code whose word the dictionary has. */
export const LIMITS: Readonly<Record<string, Limit>> = {
  T4: { clause: '21(1)', shareAttribute: 'UNCONDITIONAL' },
  T5: { clause: '21(1)', shareAttribute: 'CONDITIONAL' },
  T7: { clause: '22(1)' },
  T8: { clause: '26(2)' },
  T1: { clause: '17(2)' },
  T3: { clause: '17(3)' },
};
