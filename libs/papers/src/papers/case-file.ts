import { z } from 'zod';
import { dateTitle, instantTitle } from '#libs/domain';
import type { Material, Told } from '../material.js';
import { clauseTitle, stateTitle } from './clock-explanation.js';

/** 案卷: the whole story of a matter as its reader sees it, with hashes by which each line and document can be proved. */
export const caseBody = z.strictObject({
  process: z.string(),
  subject: z.string(),
  catalogCode: z.string(),
  state: z.string(),
  since: z.string(),
  seq: z.int(),
  headHash: z.string(),
  parties: z.array(z.tuple([z.string(), z.string()])),
  clocks: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
  history: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
  slips: z.array(z.tuple([z.string(), z.string(), z.string()])),
  documents: z.array(z.tuple([z.string(), z.string(), z.string()])),
});

const SIDE_TITLES: Readonly<Record<keyof Material['view']['parties'], string>> = {
  requester: '政务数据需求部门',
  provider: '政务数据提供部门',
  source: '数源部门',
  authority: '同级主管部门',
  extensionAuthority: '决定延期的主管部门',
  responsible: '责任部门',
  administration: '管理单位',
};

export function casePaper({
  view,
  history,
  processTitle,
  clockTitles,
  ...material
}: Material): Told<z.output<typeof caseBody>> {
  const parties = Object.entries(view.parties) as [keyof typeof SIDE_TITLES, { readonly name: string }][];
  return {
    title: `${processTitle}案卷`,
    actAt: null,
    body: {
      process: processTitle,
      subject: view.subject,
      catalogCode: view.catalogCode,
      state: material.stateTitle,
      since: instantTitle(view.since),
      seq: view.seq,
      headHash: view.headHash,
      parties: parties.map(([side, { name }]) => [SIDE_TITLES[side], name]),
      clocks: view.clocks.map((clock) => [
        clockTitles.get(clock.id) ?? clock.id,
        clauseTitle(clock.clause),
        clock.lastDay === null ? '停止计算' : `${dateTitle(clock.lastDay)}${clock.provisional ? '（暂定）' : ''}`,
        stateTitle(clock),
      ]),
      history: history.map(({ seq, at, sentence, actor, hash }) => [
        String(seq),
        instantTitle(at),
        actor === null ? sentence : `${sentence}\n${actor.departmentName}`,
        hash,
      ]),
      slips: view.everyday.slips.map(({ of, from, to }) => [String(of), from, to]),
      documents: documentsOf(history),
    },
  };
}

/** Each document once, with the line that brought it. */
function documentsOf(history: Material['history']): [string, string, string][] {
  const seen = new Set<string>();
  return history.flatMap(({ seq, documents }) =>
    documents
      .filter(({ documentId }) => !seen.has(documentId) && seen.add(documentId))
      .map(({ name, sha256 }): [string, string, string] => [String(seq), name ?? '（未命名）', sha256]),
  );
}
