import { defineConfig } from 'vite';

/** Address of a running API, for `npm run dev:console`. */
const API = process.env.API_URL ?? 'http://localhost:3000';
const toApi = { target: API, changeOrigin: true, headers: { Origin: API } };

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../.cache/vite',
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'chrome109', // the last Chromium of Windows 7, and Firefox 115 beside it
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // an icon in a style would need data: in more places of the content policy
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // What the first page needs is one file: each further one would be a request before its content.
      output: { codeSplitting: { groups: [{ name: 'base', test: /src\/shell\/console\.tsx$/ }] } },
      // Packages for React mark what runs on a client; everything here does.
      onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log),
    },
  },
  server: { proxy: { '/api': toApi, '/papers': toApi, '/docs': toApi, '/openapi.json': toApi } },
});
