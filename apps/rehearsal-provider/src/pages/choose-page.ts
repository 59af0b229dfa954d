import { ROLE_TITLES } from '#libs/domain';
import type { HeldOffice } from '#libs/persistence';
import { html, type Html } from './html.js';
import { layout } from './layout.js';

/** Content of the page on which one chooses whom to be. */
export interface Choice {
  /** Path of the page, to which its forms are sent. */
  readonly path: string;
  /** Text that was searched for; empty for none. */
  readonly q: string;
  readonly offices: readonly HeldOffice[];
  /** True if there are more offices than the page shows. */
  readonly hasMore: boolean;
  /** Sentence on why the last choice was refused. */
  readonly refused?: string;
}

/** Returns the page: every account by division, department and office, each as one button. */
export function choosePage(choice: Choice): string {
  const divisions = groups(choice.offices, ({ divisionCode }) => divisionCode);
  return layout(
    '演练登录',
    html`
      <p class="lead">请选择以谁的身份进入系统。</p>
      ${choice.refused === undefined ? '' : html`<p class="refused" role="alert">${choice.refused}</p>`}
      ${searchForm(choice)} ${divisions.length > 1 ? jumps(divisions.map(([, offices]) => offices)) : ''}
      <form class="accounts" method="post" action="${choice.path}">
        ${divisions.map(([code, offices]) => divisionSection(code, offices))}
        <p class="leave"><button class="quiet" name="cancel" value="yes">取消登录，返回系统</button></p>
      </form>
    `,
  );
}

const searchForm = ({ path, q, offices, hasMore }: Choice): Html => html`
  <form class="search" method="get" action="${path}" role="search">
    <label for="q">查找部门、区划、职务或账号</label>
    <div class="row">
      <input id="q" name="q" type="search" value="${q}" maxlength="100" autocomplete="off" autofocus />
      <button>查找</button>
      ${q === '' ? '' : html`<a href="${path}">显示全部</a>`}
    </div>
    <p class="count" role="status">${countOf(q, offices.length, hasMore)}</p>
  </form>
`;

function countOf(q: string, count: number, hasMore: boolean): string {
  if (hasMore) return `只显示前 ${String(count)} 个，请输入更多文字缩小范围。`;
  if (q === '') return `共 ${String(count)} 个。`;
  return count === 0 ? `没有找到“${q}”，请换一个词。` : `找到 ${String(count)} 个。`;
}

const jumps = (divisions: readonly (readonly HeldOffice[])[]): Html => html`
  <nav aria-label="区划">
    <ul>
      ${divisions.flatMap(([first]) =>
        first ? [html`<li><a href="#d${first.divisionCode}">${first.division}</a></li>`] : [],
      )}
    </ul>
  </nav>
`;

const divisionSection = (code: string, offices: readonly HeldOffice[]): Html => html`
  <section aria-labelledby="d${code}">
    <h2 id="d${code}">${offices[0]?.division ?? code}</h2>
    <div class="departments">
      ${groups(offices, ({ departmentId }) => departmentId).map(([, held]) => departmentCard(held))}
    </div>
  </section>
`;

const departmentCard = (offices: readonly HeldOffice[]): Html => html`
  <div class="department">
    <h3>${offices[0]?.department ?? ''} <span class="code">${offices[0]?.departmentId ?? ''}</span></h3>
    <ul>
      ${offices.map(
        ({ accountId, role }) => html`
          <li>
            <button name="account" value="${accountId}">
              <span>${ROLE_TITLES[role]}</span> <span class="code">${accountId}</span>
            </button>
          </li>
        `,
      )}
    </ul>
  </div>
`;

/** Groups offices in their order, each group with its key. */
function groups(
  offices: readonly HeldOffice[],
  keyOf: (office: HeldOffice) => string,
): readonly (readonly [key: string, offices: readonly HeldOffice[]])[] {
  const found = new Map<string, HeldOffice[]>();
  for (const office of offices) found.set(keyOf(office), [...(found.get(keyOf(office)) ?? []), office]);
  return [...found];
}
