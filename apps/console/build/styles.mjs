import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { transformWithOxc } from 'vite';

/** Components of antd that the console uses. */
const USED = ['Button', 'Modal', 'Radio', 'Select'];

/** Writes the styles of the used components, with the theme of the console. */
export async function writeStyles(themeFile, target) {
  const { code } = await transformWithOxc(readFileSync(themeFile, 'utf8'), themeFile);
  const { THEME } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const require = createRequire(import.meta.url);
  const { extractStyle } = require('@ant-design/static-style-extract');
  const { createElement } = require('react');
  const { ConfigProvider } = require('antd');
  const { zeroRuntime: _, ...theme } = THEME; // with it antd would make no style at all
  const customTheme = (node) => createElement(ConfigProvider, { theme }, node);
  writeFileSync(target, withoutTags(extractStyle({ customTheme, includes: USED })));
}

const withoutTags = (css) => css.replace(/<\/?style[^>]*>/g, '');
