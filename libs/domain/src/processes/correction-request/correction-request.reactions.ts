import { z } from 'zod';
import { cancelled } from '../../matter/clocks.js';
import { applied, ignored, reactionsFor, workingBody } from '../../matter/table.js';
import { correctionNumber } from './commands/claiming.js';
import type { CorrectionEvent } from './correction-request.events.js';
import { partPayload } from './part.js';
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

/** Begins the request of errors that were divided from another one; its parties learn of it under its own number. */
const beginPart = reaction({
  name: 'begin-part',
  begins: true,
  payload: partPayload,
  react(_, { clock, documents, holders, ...begun }, context) {
    const { from, part, parties } = begun;
    const { requester, provider } = parties;
    const which = `原第 ${from.errors.join('、')} 处错误由校核申请 ${from.number} 分办`;
    const parted = [part.responsible, provider, ...(requester === undefined ? [] : [requester])];
    const told = `${which}，由${context.organisation.department(part.responsible).name}在本事项中办理，期限不变。`;
    const offered = `群众反映“${part.entry.name}”(${part.entry.catalogCode})的数据有错误，${which}。影响本部门履职的，可以引用本事项提出校核申请。`;
    return {
      ...applied({
        event: { type: 'correctionPartBegun', ...begun },
        clocks: [clock],
        notices: [
          { to: [...new Set(parted)].flatMap(workingBody), text: told },
          ...(holders.length > 0 ? [{ to: holders.flatMap(workingBody), text: offered }] : []),
        ],
        numbered: correctionNumber(requester ?? provider, context),
      }),
      documents,
    };
  },
});

export const REACTIONS = [adopted, beginPart];
