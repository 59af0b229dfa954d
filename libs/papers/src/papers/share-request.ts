import { z } from 'zod';
import {
  BASIS_TYPE_TITLES,
  dateTitle,
  DISPOSAL_METHOD_TITLES,
  instantTitle,
  localDate,
  REFUSAL_TITLES,
  requestOf,
  SHARE_ATTRIBUTE_TITLES,
  SHARE_MODE_TITLES,
  USE_RECORD_TITLES,
} from '#libs/domain';
import { partyOf, type Material, type Told } from '../material.js';

type View = Extract<Material['view'], { readonly process: 'share-request' }>;
const requestIn = ({ view }: Material): View | null => (view.process === 'share-request' ? view : null);

const listed = z.array(z.string());

/** 申请书 (Art 20(2)): what the requester applied for, in the revision that stands. */
export const applicationBody = z.strictObject({
  requester: z.string(),
  provider: z.string(),
  date: z.string(),
  catalogCode: z.string(),
  entry: z.string(),
  version: z.string(),
  attribute: z.string(),
  items: z.array(z.tuple([z.string(), z.string()])),
  dutyNeed: z.string(),
  usageBasis: z.string(),
  usageScenario: z.string(),
  usageScope: z.string(),
  shareMode: z.string(),
  term: z.string(),
  bases: listed,
  endpoint: z.string().nullable(),
});

/** The application, once it was submitted to the provider. */
export function applicationPaper(material: Material): Told<z.output<typeof applicationBody>> | null {
  const view = requestIn(material);
  const submitted = material.history.findLast(({ type }) => type === 'requestSubmitted');
  const attribute = view?.request.shareAttribute ?? null;
  if (!view || !submitted || attribute === null) return null;
  const { entry } = view.request;
  const request = requestOf(view);
  const { until, reason } = request.usageTerm;
  const term = until === null ? '没有终期' : `至${dateTitle(until)}`;
  return {
    title: '政务数据共享申请书',
    actAt: submitted.at,
    body: {
      requester: partyOf(material, 'requester'),
      provider: partyOf(material, 'provider'),
      date: dateTitle(localDate(submitted.at)),
      catalogCode: request.catalogCode,
      entry: entry.name,
      version: `第${String(entry.version)}版`,
      attribute: SHARE_ATTRIBUTE_TITLES[attribute],
      items: request.itemIds.map((id) => [id, material.item(id)]),
      dutyNeed: request.dutyNeed,
      usageBasis: request.usageBasis,
      usageScenario: request.usageScenario,
      usageScope: request.usageScope,
      shareMode: SHARE_MODE_TITLES[request.shareMode],
      term: reason === undefined ? term : `${term}。${reason}`,
      bases: request.legalBases.map(basisTitle),
      endpoint: request.receivingEndpoint ?? null,
    },
  };
}

const basisTitle = ({
  type,
  title,
  article,
}: {
  readonly type: keyof typeof BASIS_TYPE_TITLES;
  readonly title: string;
  readonly article: string;
}): string => `${BASIS_TYPE_TITLES[type]}《${title.replace(/^《(.*)》$/, '$1')}》${article}`;

/** 一次性告知书 (Art 21(2)): what is missing, told at once. */
export const supplementBody = z.strictObject({
  requester: z.string(),
  provider: z.string(),
  entry: z.string(),
  askedAt: z.string(),
  date: z.string(),
  list: listed,
  answers: z.array(z.tuple([z.string(), z.string()])),
  suppliedAt: z.string().nullable(),
});

export function supplementPaper(material: Material): Told<z.output<typeof supplementBody>> | null {
  const supplement = requestIn(material)?.request.supplement;
  if (!supplement) return null;
  const { askedAt, suppliedAt, list, answers } = supplement;
  return {
    title: '一次性告知书',
    actAt: askedAt,
    body: {
      requester: partyOf(material, 'requester'),
      provider: partyOf(material, 'provider'),
      entry: material.view.subject,
      askedAt: instantTitle(askedAt),
      date: dateTitle(localDate(askedAt)),
      list,
      answers: suppliedAt === null ? [] : answers.map(({ item, text }) => [String(item + 1), text]),
      suppliedAt: suppliedAt === null ? null : instantTitle(suppliedAt),
    },
  };
}

/** Titles of the grounds on which sharing is refused (CL-REFUSE). */
/** 答复函 (Art 21): item by item, with the reason of each refusal. */
export const replyBody = z.strictObject({
  requester: z.string(),
  provider: z.string(),
  requestNumber: z.string(),
  entry: z.string(),
  date: z.string(),
  result: z.enum(['AGREED', 'PARTLY', 'REFUSED']),
  agreed: z.array(z.tuple([z.string(), z.string()])),
  refused: z.array(z.tuple([z.string(), z.string(), z.string()])),
  disposalInstruction: z.string().nullable(),
  responsibilityMatrix: z.string().nullable(),
});

export function replyPaper(material: Material): Told<z.output<typeof replyBody>> | null {
  const view = requestIn(material);
  const reply = view?.reply;
  if (!view || !reply) return null;
  const { decisions, repliedAt, partial, disposalInstruction, responsibilityMatrix } = reply;
  return {
    title: `关于共享申请${view.number ?? ''}的答复函`,
    actAt: repliedAt,
    body: {
      requester: partyOf(material, 'requester'),
      provider: partyOf(material, 'provider'),
      requestNumber: view.number ?? '',
      entry: view.subject,
      date: dateTitle(localDate(repliedAt)),
      result: reply.result === 'REFUSED' ? 'REFUSED' : partial ? 'PARTLY' : 'AGREED',
      agreed: decisions.filter(({ agree }) => agree).map(({ itemId }) => [itemId, material.item(itemId)]),
      refused: decisions
        .filter(({ agree }) => !agree)
        .map(({ itemId, code = 'OTHER', text = '', basis, sourceCatalogCode }) => [
          `${itemId} ${material.item(itemId)}`,
          REFUSAL_TITLES[code],
          [
            text,
            ...(basis ? [`依据：${basisTitle(basis)}`] : []),
            ...(sourceCatalogCode === undefined ? [] : [`数源目录：${sourceCatalogCode}`]),
          ].join('\n'),
        ]),
      disposalInstruction,
      responsibilityMatrix,
    },
  };
}

/** 处置证明 (Art 27): how data whose purpose has ended were disposed of. */
export const disposalBody = z.strictObject({
  requester: z.string(),
  provider: z.string(),
  entry: z.string(),
  instruction: z.string(),
  method: z.string(),
  executedAt: z.string(),
  systems: z.string(),
  working: z.string(),
  backups: z.string(),
  useRecordsKept: z.string(),
  contractor: z.string().nullable(),
  witness: z.string().nullable(),
  certificates: listed,
  contested: z.string().nullable(),
  confirmed: z.boolean(),
  retainUntil: z.string().nullable(),
  date: z.string(),
});

export function disposalPaper(material: Material): Told<z.output<typeof disposalBody>> | null {
  const view = requestIn(material);
  const disposal = view?.disposal;
  const certification = disposal?.certifications.at(-1);
  if (!view || !disposal || !certification) return null;
  const { copies, contractorConfirmation, witnessRole, certificates, contested, certifiedAt } = certification;
  const { instruction } = disposal;
  return {
    title: '政务数据处置证明',
    actAt: certifiedAt,
    body: {
      requester: partyOf(material, 'requester'),
      provider: partyOf(material, 'provider'),
      entry: view.subject,
      instruction: instruction
        ? `${instruction.method ? `${DISPOSAL_METHOD_TITLES[instruction.method]}。` : ''}${instruction.text}`
        : '',
      method: DISPOSAL_METHOD_TITLES[certification.method],
      executedAt: instantTitle(certification.executedAt),
      systems: certification.systems.join('\n'),
      working: copies.working,
      backups: copies.backups,
      useRecordsKept: copies.useRecordsKept ? '已按规定留存' : '没有留存',
      contractor: contractorConfirmation ?? null,
      witness: witnessRole ?? null,
      certificates: certificates.map(({ sha256 }) => sha256),
      contested: contested && `${instantTitle(contested.at)}，${contested.reason}`,
      confirmed: disposal.status === 'CONFIRMED',
      retainUntil: view.retainUntil === null ? null : dateTitle(view.retainUntil),
      date: dateTitle(localDate(certifiedAt)),
    },
  };
}

/** 使用记录 (Art 29): each use of the data, for the requester's own people. */
export const useRecordsBody = z.strictObject({
  requester: z.string(),
  entry: z.string(),
  count: z.int(),
  records: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
});

export function useRecordsPaper(material: Material): Told<z.output<typeof useRecordsBody>> | null {
  const { useRecords } = material;
  if (!requestIn(material) || useRecords === null || useRecords.length === 0) return null;
  return {
    title: '政务数据使用记录',
    actAt: null,
    body: {
      requester: partyOf(material, 'requester'),
      entry: material.view.subject,
      count: useRecords.length,
      records: useRecords.map(({ recordNo, occurredOn, type, text, system }) => [
        String(recordNo),
        dateTitle(occurredOn),
        USE_RECORD_TITLES[type],
        system === undefined ? text : `${text}\n系统：${system}`,
      ]),
    },
  };
}
