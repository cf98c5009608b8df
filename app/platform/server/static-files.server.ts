import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { takenEncoding } from './known-and-taken';

type Bodies = { plain: Buffer; br: Buffer | null; gzip: Buffer | null };
type Asset = { type: string; caching: string; bodies: () => Bodies };

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

function read(path: string): Buffer | null {
  return existsSync(path) ? readFileSync(path) : null;
}

/** Read at the first request, and kept. */
function bodiesOf(path: string): () => Bodies {
  let bodies: Bodies | undefined;
  return () =>
    (bodies ??= { plain: readFileSync(path), br: read(`${path}.br`), gzip: read(`${path}.gz`) });
}

function load(clientDir: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  const add = (folder: string, caching: string) => {
    const dir = join(clientDir, folder);
    for (const name of existsSync(dir) ? readdirSync(dir) : []) {
      const type = types[extname(name)];
      if (type) {
        assets.set(`${folder}/${name}`, { type, caching, bodies: bodiesOf(join(dir, name)) });
      }
    }
  };
  add('', 'public, max-age=3600');
  add('/assets', 'public, max-age=31536000, immutable');
  return assets;
}

/**
 * Serves the built files from memory. Those under `/assets` never change under their name and were
 * compressed at build; those at the top (the icons) may be kept for an hour.
 */
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
    const bodies = asset.bodies();
    const made = (['br', 'gzip'] as const).filter((encoding) => bodies[encoding]);
    const encoding = takenEncoding(req.headers['accept-encoding'], made);
    const body = (encoding && bodies[encoding]) ?? bodies.plain;
    res.setHeader('Content-Type', asset.type);
    res.setHeader('Cache-Control', asset.caching);
    res.setHeader('Vary', 'Accept-Encoding');
    if (encoding) res.setHeader('Content-Encoding', encoding);
    res.setHeader('Content-Length', body.length);
    res.end(req.method === 'HEAD' ? undefined : body);
  };
}
