import { allOf, forbidden } from '../../../language/refusal.js';
import { claimedEntry, claimNeeds, strangeItems } from '../claim.js';
import { startReport, startTakingUp } from '../correction-request.clocks.js';
import { citizenReportContent } from '../correction-request.content.js';
import * as example from '../correction-request.examples.js';
import { correctionNumber } from './claiming.js';
import { done, refuse, row, workingBody } from './correction-request.row.js';

/**
 * Registers a citizen's report with the provider of the data. It takes the same steps as a request, but has no
 * requester, and a target instead of T8.
 *
 * A department that uses the data may adopt the report. It is no party and must not see the report, which stays between
 * the provider and its citizen. Therefore every holder of a grant is told the claim and the report's id, and adopts the
 * report with a correction request of its own that names the id. That request brings its own evidence and starts its
 * own T8 at receipt; its submission ends the report.
 */
const registerCitizenReport = row({
  name: 'register-citizen-report',
  title: '登记群众反映的数据错误',
  clause: '26(2)',
  from: [],
  payload: citizenReportContent,
  example: example.citizenReport,
  needs: ({ catalogCode }) => claimNeeds(catalogCode),
  decide({ matterId }, report, context) {
    const found = claimedEntry(report.catalogCode, context);
    if (!found.ok) return found;
    const { entry } = found;
    const provider = context.office.departmentId;
    const refusals = allOf(strangeItems(report, entry), entry.provider === provider ? null : NOT_YOUR_ENTRY);
    if (refusals) return refuse(refusals);
    const grants = context.facts.get('grants', entry.catalogCode);
    const holders = [...new Set(grants.map(({ requester }) => requester))];
    const told = `有群众反映“${entry.name}”(${entry.catalogCode})的数据有错误，事项 ${matterId}。影响本部门履职的，可以引用该事项提出校核申请。`;
    return done({
      event: { type: 'citizenReportRegistered', report, entry, parties: { provider } },
      clocks: [startReport(provider, context), startTakingUp(provider, context)],
      notices: holders.length > 0 ? [{ to: holders.flatMap(workingBody), text: told }] : [],
      numbered: correctionNumber(provider, context),
    });
  },
});

const NOT_YOUR_ENTRY = forbidden('NOT_YOUR_ENTRY', '只能登记对本部门提供的政务数据的反映，请转告提供部门。', '26(2)');

export const REPORTING = [registerCitizenReport];
