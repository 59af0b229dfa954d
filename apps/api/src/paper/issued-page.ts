import { instantTitle } from '#libs/domain';
import type { IssuedPaper } from '#libs/http';

/** The page that tells a person whether a paper was issued; without scripts, and readable by a screen reader. */
export function issuedPage({ sha256, paper }: IssuedPaper): string {
  const title = paper ? '本平台出具过这份文书' : '本平台没有出具过这份文书';
  const rows = paper
    ? [
        ['种类', paper.kindTitle],
        ['编号', paper.number],
        ['出具时刻', instantTitle(paper.issuedAt)],
        ['打印单位', paper.department],
      ]
    : [];
  const advice = paper
    ? '请核对纸面上的编号与这里是否一致。内容是否一致，以 PDF 所附 paper.json 的 SHA-256 为准。'
    : '请核对内容摘要值是否抄录无误。核对后仍然没有的，纸面所载不是本平台的文书。';
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font-family:sans-serif;max-width:40em;margin:2em auto;padding:0 1em;line-height:1.7}dt{font-weight:bold}dd{margin:0 0 .5em;overflow-wrap:anywhere}</style></head>
<body>
<main>
<h1>${title}</h1>
<dl>${[...rows, ['内容摘要值（SHA-256）', sha256]].map(([name = '', value = '']) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
<p>${advice}</p>
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);
