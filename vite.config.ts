import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import remixOptions from './remix.config.js';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** The server bundle starts at our own entry, so that pages, jobs and commands share one copy of the platform. */
function ownServerEntry(): Plugin {
  return {
    name: 'own-server-entry',
    config: (_, env) =>
      env.isSsrBuild
        ? { build: { rollupOptions: { input: resolve('app/platform/server/main.ts') } } }
        : undefined,
  };
}

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions), ownServerEntry()],
  resolve: { alias: { '~': resolve('app') } },
  build: { target: 'es2022', assetsInlineLimit: 0, sourcemap: false },
  ssr: { target: 'node' },
});
