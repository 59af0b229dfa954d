import type { ErrorOut } from 'oidc-provider';
import { html, Html } from './html.js';
import { layout, SUBMIT_PATH } from './layout.js';

/** Returns the page of a refused request, with the codes that an engineer needs. */
export const errorPage = (publicUrl: string, { error, error_description: why = '' }: ErrorOut): string =>
  layout(
    '无法登录',
    html`
      <p class="lead">登录请求有误或已过期，没有登录任何账号。请回到系统重新登录。</p>
      <p class="code">${error} ${why}</p>
      ${back(publicUrl)}
    `,
  );

/**
 * Returns the page of signing out. With `isSure` a script sends its form; without a script it takes one click.
 * @param form the form of oidc-provider, as HTML
 */
export const leavePage = (publicUrl: string, form: string, isSure: boolean): string => {
  const button = html`<input type="hidden" name="logout" value="yes" /><button>退出登录</button>`;
  return layout(
    '退出演练登录',
    html`
      <p class="lead">退出后，下次登录可以选择其他身份。</p>
      ${new Html(form.replace('</form>', `${button.text}</form>`))} ${back(publicUrl)}
    `,
    isSure ? html`<script src="${SUBMIT_PATH}" defer></script>` : '',
  );
};

/** Returns the page after signing out, for whoever did not come from the product. */
export const leftPage = (publicUrl: string): string =>
  layout(
    '已退出演练登录',
    html`<p class="lead">您已退出。</p>
      ${back(publicUrl)}`,
  );

const back = (publicUrl: string): Html => html`<p><a href="${publicUrl}/">返回系统</a></p>`;
