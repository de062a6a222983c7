import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What every page needs and what changes only with a dependency: kept by browsers across releases. */
const foundation =
  /node_modules\/(react|react-dom|scheduler|react-router|i18next|react-i18next|@tanstack\/[\w-]+|zod)\//;

/** ConfigProvider brings what places tooltips that share one box: no page has them, the first page would carry 9 KB. */
const noSharedTooltips: Plugin = {
  name: 'no-shared-tooltips',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === '../tooltip/UniqueProvider' && importer?.includes('/antd/') ? '\0no-shared-tooltips' : null,
  load: id => (id === '\0no-shared-tooltips' ? 'export default ({ children }) => children' : null),
};

const server = 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [noSharedTooltips, react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    // Files of their own are kept by browsers when the script changes.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'foundation', test: foundation }] } },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': server, '/health': server } },
});
