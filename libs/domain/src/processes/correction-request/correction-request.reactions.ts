import { z } from 'zod';
import { cancelled } from '../../matter/clocks.js';
import { applied, ignored, reactionsFor, workingBody } from '../../matter/table.js';
import type { CorrectionEvent } from './correction-request.events.js';
import { isUnderWay, type Correction, type CorrectionSide } from './correction-request.state.js';

const reaction = reactionsFor<Correction, CorrectionEvent, CorrectionSide>();

/** Ends a citizen's report that a department has adopted; its own request now counts, under T8. */
const adopted = reaction({
  name: 'adopted',
  begins: false,
  payload: z.strictObject({ correctionId: z.uuid(), requester: z.string() }),
  react(matter, { correctionId, requester }, { organisation }) {
    if (!matter.data.report) return ignored('本事项不是群众反映');
    if (matter.state === 'ADOPTED') return ignored('该群众反映已由其他需求部门采纳');
    if (!isUnderWay(matter)) return ignored('该群众反映已经办结');
    const { name } = organisation.department(requester);
    return applied({
      event: { type: 'citizenReportAdopted', correctionId, requester },
      clocks: cancelled(matter),
      notices: [
        { to: workingBody(matter.parties.provider), text: `${name}采纳群众反映并提出校核申请，按校核期限办理。` },
      ],
    });
  },
});

export const REACTIONS = [adopted];
