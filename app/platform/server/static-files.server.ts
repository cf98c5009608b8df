import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

type Asset = { type: string; plain: Buffer; br: Buffer | null; gzip: Buffer | null };

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

function read(path: string): Buffer | null {
  return existsSync(path) ? readFileSync(path) : null;
}

function load(clientDir: string): Map<string, Asset> {
  const dir = join(clientDir, 'assets');
  const assets = new Map<string, Asset>();
  for (const name of existsSync(dir) ? readdirSync(dir) : []) {
    const type = types[extname(name)];
    const path = join(dir, name);
    if (!type) continue;
    assets.set(`/assets/${name}`, {
      type,
      plain: readFileSync(path),
      br: read(`${path}.br`),
      gzip: read(`${path}.gz`),
    });
  }
  return assets;
}

/** Serves the built files, which never change under their name, from memory; they were compressed at build. */
export function staticFiles(clientDir: string) {
  const assets = load(clientDir);
  return (req: IncomingMessage, res: ServerResponse, next: () => void) => {
    const asset =
      req.method === 'GET' || req.method === 'HEAD'
        ? assets.get((req.url ?? '').split('?')[0]!)
        : undefined;
    if (!asset) {
      next();
      return;
    }
    const accepts = req.headers['accept-encoding'] ?? '';
    const encoding =
      /\bbr\b/.test(accepts) && asset.br
        ? 'br'
        : /\bgzip\b/.test(accepts) && asset.gzip
          ? 'gzip'
          : null;
    const body = encoding ? asset[encoding]! : asset.plain;
    res.setHeader('Content-Type', asset.type);
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    res.setHeader('Vary', 'Accept-Encoding');
    if (encoding) res.setHeader('Content-Encoding', encoding);
    res.setHeader('Content-Length', body.length);
    res.end(req.method === 'HEAD' ? undefined : body);
  };
}
