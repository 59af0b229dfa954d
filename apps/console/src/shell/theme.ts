import type { ThemeConfig } from 'antd';

/**
 * Look of the components. Their styles are extracted into a file when the console is built (`build/styles.mjs`), with
 * this very theme, so that the content policy needs no style in a page.
 */
export const THEME: ThemeConfig = {
  hashed: false,
  zeroRuntime: true,
  cssVar: { key: 'zs' },
  token: {
    colorPrimary: '#1b4f91',
    colorError: '#b3261e',
    colorWarning: '#9a5b00',
    colorSuccess: '#1e6b3c',
    colorText: '#1d2129',
    colorTextSecondary: '#4a5260',
    colorTextTertiary: '#5d6673',
    colorTextQuaternary: '#6b7482',
    colorTextPlaceholder: '#6b7482',
    colorBorder: '#8c95a3',
    borderRadius: 3,
    fontSize: 15,
    controlHeight: 34,
    motion: false,
    fontFamily:
      '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "微软雅黑", "Noto Sans CJK SC", "Source Han Sans SC", "SimSun", "宋体", sans-serif',
  },
};
