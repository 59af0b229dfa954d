import { describe, expect, it } from '@jest/globals';
import { evidence, keptEvidence } from './evidence.js';
import * as example from './share-request.examples.js';
import { playTo, ASSESSMENT } from './way.fixture.js';
import { WHO } from './share-request.fixture.js';

const { providerHandler } = WHO;
const PAPER = '3d9c0f5e-2c84-4d1d-9f0c-3f6f0a3a9a11';
const cited = { documentId: PAPER, sha256: 'a'.repeat(64), size: 3, mediaType: 'application/pdf' };
const facts = { documents: { [PAPER]: { ...cited, departmentId: 'province.land' } } };
const uploaded = { title: '安全性评估报告', documentId: PAPER };
const outside = { ...ASSESSMENT.evidence };

describe('evidence', () => {
  it.each([
    ['a place that is none', { ...outside, location: 'x' }],
    ['no reason', { title: '报告', sha256: 'a'.repeat(64), location: 'archive://1' }],
    ['a reason that is none', { ...outside, reason: 'x' }],
    ['a title alone', { title: '报告' }],
    ['both', { ...outside, documentId: PAPER }],
  ])('is not %s', (_, given) => {
    expect(evidence.safeParse(given).success).toBe(false);
  });

  it('of earlier releases is still read', () => {
    expect(keptEvidence.safeParse({ title: '报告', sha256: 'a'.repeat(64), location: 'x' }).success).toBe(true);
  });

  it('of an assessment is a document that the act cites, and the view names it', () => {
    const given = { ...example.startDelivery, assessment: { ...ASSESSMENT, evidence: uploaded } };
    const play = playTo('AGREED', { facts });
    expect(play.give(providerHandler, 'start-delivery', given)).toMatchObject({
      code: 'EVIDENCE_NOT_ATTACHED',
      fields: [{ field: 'assessment.evidence.documentId' }],
    });
    play.do(providerHandler, 'start-delivery', { ...given, documents: [PAPER] });
    expect(play.matter.data.delivering?.assessment?.evidence).toEqual({ ...uploaded, sha256: cited.sha256 });
  });

  it('of a delivery and of its check is one, too', () => {
    const play = playTo('DELIVERING', { facts });
    const content = {
      deliveries: example.delivery.deliveries.map((one) => ({ ...one, evidence: uploaded })),
      standardsCheck: { passed: true, evidence: uploaded },
    };
    expect(play.give(providerHandler, 'record-delivery', content)?.fields?.map(({ field }) => field)).toEqual([
      'deliveries.0.evidence.documentId',
      'standardsCheck.evidence.documentId',
    ]);
    play.do(providerHandler, 'record-delivery', { ...content, documents: [PAPER] });
    expect(play.matter.data.deliveries[0]?.deliveries[0]?.evidence).toEqual({ ...uploaded, sha256: cited.sha256 });
  });
});
