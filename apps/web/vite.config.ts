import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What every page needs and what changes only with a dependency: kept by browsers across releases. */
const foundation =
  /node_modules\/(react|react-dom|scheduler|react-router|i18next|react-i18next|@tanstack\/[\w-]+|zod)\//;

const server = 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
