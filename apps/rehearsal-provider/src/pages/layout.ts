import { html, type Html, type Part } from './html.js';

/** Address of the stylesheet of all pages. */
export const STYLE_PATH = '/assets/style.css';
/** Address of the script that sends the first form of a page; the page also works without it. */
export const SUBMIT_PATH = '/assets/submit.js';

/** Contents of {@link SUBMIT_PATH}. */
export const SUBMIT_SCRIPT = 'document.forms[0].submit();\n';

const BANNER = '演练环境：任何人都可以选择以任何身份登录，不需要密码。所有机构和账号均为虚构，请勿填写真实信息。';

/** Returns a page of the provider. */
export const layout = (title: string, content: Html, head: Part = ''): string =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · 政数演练</title>
        <link rel="stylesheet" href="${STYLE_PATH}" />
        ${head}
      </head>
      <body>
        <p class="banner" role="note"><strong>演练</strong> ${BANNER}</p>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.text;
