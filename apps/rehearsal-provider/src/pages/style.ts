/** Stylesheet of all pages: one column on a phone, cards side by side on a wide screen. */
export const STYLE = `
:root { color-scheme: light; --ink: #1f2933; --quiet: #52606d; --line: #cbd2d9; --paper: #f5f7fa; --link: #0b4f8a; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.6;
  font: 1rem/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
.banner { margin: 0; padding: .6rem 1rem; background: #fff3c4; border-bottom: 1px solid #e0b94a; text-align: center; }
.banner strong { padding: .1rem .5rem; border-radius: .25rem; background: #7c5e10; color: #fff; }
main { max-width: 78rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
h1 { margin: .5rem 0 0; font-size: 1.6rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; border-bottom: 1px solid var(--line); scroll-margin-top: 1rem; }
h3 { margin: 0 0 .5rem; font-size: 1rem; }
a { color: var(--link); }
.lead { margin: .25rem 0 1rem; color: var(--quiet); }
.refused { padding: .6rem 1rem; border-left: .3rem solid #b42318; background: #fdecea; }
.code { color: var(--quiet); font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .85rem; font-weight: 400;
  overflow-wrap: anywhere; }
.search label { display: block; margin-bottom: .25rem; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.count { margin: .5rem 0 0; color: var(--quiet); }
input { flex: 1 1 14rem; max-width: 30rem; min-height: 2.75rem; padding: .4rem .7rem; border: 1px solid #7b8794;
  border-radius: .375rem; font: inherit; background: #fff; color: inherit; }
button { min-height: 2.75rem; padding: .4rem 1.1rem; border: 1px solid var(--link); border-radius: .375rem; font: inherit;
  background: var(--link); color: #fff; cursor: pointer; }
:focus-visible { outline: 3px solid #d97706; outline-offset: 2px; }
ul { margin: 0; padding: 0; list-style: none; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-top: .75rem; }
nav a { display: inline-block; padding: .25rem 0; }
.departments { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(21rem, 100%), 1fr)); gap: 1rem; }
.department { padding: .9rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
.department li + li { margin-top: .35rem; }
.department button { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .75rem; width: 100%;
  align-items: baseline; padding: .5rem .7rem; border-color: var(--line); background: #fff; color: var(--ink);
  text-align: left; }
.department button:hover { border-color: var(--link); background: #eef5fb; }
.leave { margin-top: 2rem; }
.quiet { background: #fff; color: var(--link); }
`;
