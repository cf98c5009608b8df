import { existsSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { chromium, type Browser, type Page as Tab } from '@playwright/test';
import { send, type Answer, type Ask } from './ask';
import type { Page } from './compare';

export const kinds = ['html', 'css', 'javascript', 'font', 'other'] as const;
export type Kind = (typeof kinds)[number];

/** Bytes of a body: unpacked, and as a browser receives them. */
export interface Bytes {
  raw: number;
  sent: number;
}

/** What one page costs a browser at the first view. */
export interface Weight {
  page: Page;
  bytes: Record<Kind, Bytes>;
  /** All but those for fonts, which only text of another script asks for. */
  requests: number;
}

const CHROMIUM = '/usr/bin/chromium';

/** Opens each page of the portal at `origin` in a browser that has seen nothing yet. */
export async function weigh(origin: string, pages: Page[]): Promise<Weight[]> {
  const browser = await chromium.launch({
    ...(existsSync(CHROMIUM) && { executablePath: CHROMIUM }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  try {
    const weights: Weight[] = [];
    for (const page of pages) {
      const addresses = await view(browser, origin, page.ask);
      const requests = addresses.filter((address) => !address.endsWith('.woff2')).length;
      weights.push({ page, requests, bytes: await sum(origin, page, addresses) });
    }
    return weights;
  } finally {
    await browser.close();
  }
}

/** Every address that a browser asks for, the page's own first. */
async function view(browser: Browser, origin: string, ask: Ask): Promise<string[]> {
  const context = await browser.newContext();
  const [name, value] = ask.headers.cookie?.split('=') ?? [];
  if (name && value) await context.addCookies([{ name, value, url: origin }]);
  const tab = await context.newPage();
  const asked = new Set<string>();
  tab.on('request', (request) => asked.add(request.url()));
  const own = new URL(ask.path, origin).href;
  await tab.goto(own, { waitUntil: 'networkidle' });
  if (ask.method === 'POST') {
    asked.clear();
    await submit(tab, ask);
  }
  // Browsers fetch the icon too; Playwright leaves it out of what it reports.
  const icon = await tab
    .locator('link[rel=icon]')
    .first()
    .evaluate((link) => (link as HTMLLinkElement).href);
  asked.add(icon);
  await context.close();
  return [...asked];
}

/** Sends a form of the page's own address, as its button would. */
async function submit(tab: Tab, { path, body }: Ask) {
  await tab.evaluate(
    ([action, fields]) => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action });
      for (const [name, value] of new URLSearchParams(fields)) {
        form.append(Object.assign(document.createElement('input'), { name, value }));
      }
      document.body.append(form);
      form.submit();
    },
    [path, body] as const,
  );
  await tab.waitForLoadState('networkidle');
}

async function sum(origin: string, page: Page, addresses: string[]): Promise<Weight['bytes']> {
  const bytes = Object.fromEntries(
    kinds.map((kind) => [kind, { raw: 0, sent: 0 }]),
  ) as Weight['bytes'];
  for (const [at, address] of addresses.entries()) {
    const headers = { 'accept-encoding': page.ask.headers['accept-encoding']! };
    const ask: Ask = at === 0 ? page.ask : { method: 'GET', path: address, headers };
    const answer = await send(origin, ask);
    const { raw, sent } = sizes(answer);
    const kind = bytes[kindOf(answer)];
    kind.raw += raw;
    kind.sent += sent;
  }
  return bytes;
}

function sizes({ headers, body }: Answer): Bytes {
  const sent = Buffer.from(body, 'base64');
  const encoding = headers['content-encoding'];
  if (encoding === 'br') return { raw: brotliDecompressSync(sent).length, sent: sent.length };
  if (encoding === 'gzip') return { raw: gunzipSync(sent).length, sent: sent.length };
  return { raw: sent.length, sent: sent.length };
}

function kindOf({ headers }: Answer): Kind {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('text/html')) return 'html';
  if (type.startsWith('text/css')) return 'css';
  if (type.startsWith('font/')) return 'font';
  return type.includes('javascript') ? 'javascript' : 'other';
}
