import { expect, it } from '@jest/globals';
import { catalogEntry } from '../catalog-entry/catalog-entry.js';
import { CONDITIONS, finding, playTo, retiring, WHO } from './catalog-update.fixture.js';

/** Returns the effects of all kinds of updates on their entries. */
function effects() {
  const assessed = playTo('PREPARING').passTo('2026-03-03T01:00:00.000Z').do(WHO.handler, 'revise-change', CONDITIONS);
  for (const type of ['SECRECY_RISK', 'PERSONAL_INFO_IMPACT'])
    assessed.do(WHO.assessor, 'record-assessment', finding(type));
  const retired = retiring().do(WHO.handler, 'start-update', {});
  for (const play of [assessed, retired])
    play
      .do(WHO.lead, 'submit-to-head', { revision: 1 })
      .do(WHO.head, 'head-approve', { revision: 1 })
      .do(WHO.reviewer, 'authority-pass', { revision: 1 });
  return [assessed, retired, playTo('PUBLISHED'), playTo('NOT_NEEDED')].flatMap((play) => play.effects);
}

it('an entry accepts the payload of every effect of its updates', () => {
  const rows = new Map(catalogEntry.reactions.map((row) => [row.name, row]));
  expect(new Set(effects().map(({ reaction }) => reaction))).toEqual(
    new Set(['update-opened', 'update-published', 'update-dismissed']),
  );
  for (const { process, reaction, payload } of effects()) {
    expect(process).toBe(catalogEntry.process);
    expect(rows.get(reaction)?.payload.parse(JSON.parse(JSON.stringify(payload)))).toEqual(payload);
  }
});
