import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import remixOptions from './remix.config.js';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * The server bundle starts at our own entry, so that pages, jobs and commands share one copy of the
 * platform. Beside it lies the program that works on files, which runs in a process of its own.
 */
function ownServerEntry(): Plugin {
  return {
    name: 'own-server-entry',
    config: (_, env) =>
      env.isSsrBuild
        ? {
            build: {
              rollupOptions: {
                input: {
                  index: resolve('app/platform/server/main.ts'),
                  'file-work': resolve('app/platform/files/file-work/main.ts'),
                },
                output: { entryFileNames: '[name].js' },
              },
            },
          }
        : undefined,
  };
}

/** Text files for browsers are compressed once, at build, and never again at a request. */
function compressedAssets(): Plugin {
  return {
    name: 'compressed-assets',
    apply: (_, env) => env.command === 'build' && !env.isSsrBuild,
    async writeBundle({ dir }) {
      const assets = join(dir ?? '', 'assets');
      for (const name of await readdir(assets).catch(() => [])) {
        if (!/\.(css|js|svg)$/.test(name)) continue;
        const content = await readFile(join(assets, name));
        await writeFile(join(assets, `${name}.br`), brotliCompressSync(content));
        await writeFile(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions), ownServerEntry(), compressedAssets()],
  resolve: { alias: { '~': resolve('app') } },
  build: { target: 'es2022', assetsInlineLimit: 0, sourcemap: false },
  ssr: { target: 'node' },
});
