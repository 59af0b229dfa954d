import { z } from 'zod';
import { impersonal } from '#libs/domain';
import { page } from './page.js';
import { AnyPaperKindName } from './paper.js';
import { Instant } from './values.js';

/** Most characters of a template; the longest of the platform has a tenth. */
const MOST_CHARACTERS = 50_000;

export const PaperTemplateBody = z
  .strictObject({
    kind: AnyPaperKindName.meta({ description: '文书的种类', example: 'reply' }),
    title: impersonal(200).meta({ description: '这一版本的名称或文号', example: '答复函样式（2026年修订）' }),
    text: impersonal(MOST_CHARACTERS).meta({
      description: '样式的正文，为 Typst 文字，读取的内容见 sample；版头、编号、摘要值和二维码由平台排印',
      example:
        '#import "official.typ": *\n\n#addressee(body.requester)\n#prose("函复如下。")\n#sign(body.provider, body.date)\n',
    }),
  })
  .meta({ id: 'PaperTemplateBody' });
export type PaperTemplateBody = z.output<typeof PaperTemplateBody>;

const Version = z.string().meta({ description: '种类和序号', example: 'reply-2' });
export const PaperTemplateReceipt = z.object({ version: Version }).meta({ id: 'PaperTemplateReceipt' });
export type PaperTemplateReceipt = z.output<typeof PaperTemplateReceipt>;

const Item = z.object({
  version: Version,
  kind: AnyPaperKindName,
  kindTitle: z.string().meta({ description: '文书的种类', example: '答复函' }),
  number: z.int().meta({ description: '在这一种类中的序号，文书的 template 即此；1 为平台自带的' }),
  title: z.string(),
  basedOn: Version.nullable().meta({ description: '上传时现行的版本；平台自带的为 null' }),
  state: z.enum(['CHECKED', 'ACTIVE', 'SUPERSEDED']).meta({ description: '待启用、现行、已被替换' }),
  uploadedBy: z.string().nullable(),
  uploadedAt: Instant.nullable(),
  activatedBy: z.string().nullable(),
  activatedAt: Instant.nullable(),
});
export const PaperTemplatePage = page(Item.meta({ id: 'PaperTemplateItem' })).meta({ id: 'PaperTemplatePage' });

/** A template with its text, and what it may read. */
export const PaperTemplateView = Item.extend({
  text: z.string().meta({ description: '样式的正文' }),
  sample: z.looseObject({}).meta({ description: '样式可以读取的内容，以示例数据表示' }),
}).meta({ id: 'PaperTemplate' });
export type PaperTemplateView = z.input<typeof PaperTemplateView>;
