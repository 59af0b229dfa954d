#!/usr/bin/env bash
# antd 6.6.8: `zeroRuntime` does not keep antd from putting styles into the page.
#
# Behaviour. `theme.zeroRuntime: true` is for pages whose styles are a file that was extracted before. The rules of the
# components then stay out of the page, as asked; the variables of the theme do not: the token of ConfigProvider puts one
# `<style>` with its custom properties into the page, and each component with variables of its own puts another.
# Consequence. A content policy of `style-src 'self'` reports a violation for each of them, although nothing is missing
# on the screen, since the extracted file has the same variables. The way out is a nonce (`csp={{ nonce }}`), which antd
# sets on every one.
#
# Fails if the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund antd@6.6.8 react@19.3.1 react-dom@19.3.1 jsdom@26.1.0
cat >seen.cjs <<'SCRIPT'
const { JSDOM } = require('jsdom');
const page = new JSDOM('<div id="root"></div>', { pretendToBeVisual: true });
const { window } = page;
globalThis.window = window;
for (const name of ['document', 'navigator', 'HTMLElement', 'Element', 'Node', 'SVGElement', 'ShadowRoot'])
  globalThis[name] = window[name];
for (const name of ['MutationObserver', 'getComputedStyle', 'requestAnimationFrame', 'cancelAnimationFrame'])
  globalThis[name] = window[name];
const { createElement } = require('react');
const { createRoot } = require('react-dom/client');
const { Button, ConfigProvider } = require('antd');
const show = (zeroRuntime) =>
  new Promise((resolve) => {
    for (const style of document.querySelectorAll('style')) style.remove();
    const theme = { zeroRuntime, hashed: false, cssVar: { key: `k${zeroRuntime}` } };
    const root = createRoot(document.getElementById('root'));
    root.render(createElement(ConfigProvider, { theme, csp: { nonce: 'n' } }, createElement(Button, null, 'x')));
    setTimeout(() => {
      const styles = [...document.querySelectorAll('style')];
      const rules = styles.filter(({ textContent }) => /\.ant-btn[^{]*\{[^}]*display:/.test(textContent)).length;
      const variables = styles.filter(({ textContent }) => /^\.k\w+[^{]*\{--ant-/.test(textContent)).length;
      const withNonce = styles.filter(({ nonce, attributes }) => (nonce || attributes.nonce?.value) === 'n').length;
      root.unmount();
      resolve(`rules of Button ${rules > 0}, styles of variables ${variables}, all with nonce ${withNonce === styles.length}`);
    }, 300);
  });
(async () => {
  for (const zeroRuntime of [false, true]) console.log(`zeroRuntime ${zeroRuntime}: ${await show(zeroRuntime)}`);
  process.exit(0);
})();
SCRIPT
expected='zeroRuntime false: rules of Button true, styles of variables 2, all with nonce true
zeroRuntime true: rules of Button false, styles of variables 2, all with nonce true'
seen=$(node seen.cjs)
echo "$seen"
[ "$seen" = "$expected" ] || { echo 'The behaviour has changed.' >&2; exit 1; }
