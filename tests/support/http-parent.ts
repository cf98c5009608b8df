import { expect, request, type APIRequestContext, type APIResponse } from '@playwright/test';
import { parentSession } from './sign-in-as';
import { draftOf } from './site-map';

/** A parent without a browser: forms are posted, pages are read as text. */
export class HttpParent {
  private constructor(
    private readonly http: APIRequestContext,
    readonly draft: string,
  ) {}

  /** Signs a parent in by fixture, with a draft of these answers. */
  static async with(email: string, answers: object): Promise<HttpParent> {
    const draft = await draftOf(email, answers);
    const http = await request.newContext({
      baseURL: process.env.E2E_URL,
      maxRedirects: 0,
      extraHTTPHeaders: {
        Cookie: `session=${await parentSession(email)}`,
        Origin: process.env.E2E_URL!,
      },
    });
    return new HttpParent(http, draft);
  }

  /** The address of a page of the draft. */
  at(page: string): string {
    return `/en/notify/${this.draft}${page && `/${page}`}`;
  }

  /** A page as it is sent: a page of the draft by its part after the draft's address, others whole. */
  async html(page: string): Promise<string> {
    const answer = await this.http.get(page.startsWith('/') ? page : this.at(page));
    expect(answer.status(), page).toBe(200);
    return answer.text();
  }

  /** The text of a page; see `html`. */
  async read(page: string): Promise<string> {
    return pageText(await this.html(page));
  }

  /** What the hidden field of that name holds on a page. */
  async hidden(page: string, name: string): Promise<string> {
    const html = await this.html(page);
    const field = [
      ...html.matchAll(
        /<input type="hidden" name="([^"]*)"(?: autoComplete="off")? value="([^"]*)"/g,
      ),
    ].find(([, each]) => each === name);
    if (!field) throw new Error(`No hidden field ${name} on ${page}`);
    return field[2]!;
  }

  post(page: string, fields: Fields): Promise<APIResponse> {
    return this.http.post(this.at(page), {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      data: encode(fields),
    });
  }

  /** Posts a form that is taken; gives the address of the page that follows. */
  async save(page: string, fields: Fields): Promise<string> {
    const answer = await this.post(page, fields);
    expect(answer.status(), `${page}: ${pageText(await answer.text())}`).toBe(302);
    return answer.headers().location!;
  }

  /** Posts a form that is refused; gives the text of the page that comes back. */
  async refused(page: string, fields: Fields): Promise<string> {
    const answer = await this.post(page, fields);
    expect(answer.status(), page).toBe(400);
    return pageText(await answer.text());
  }

  dispose(): Promise<void> {
    return this.http.dispose();
  }
}

export type Fields = Record<string, string | string[]>;

function encode(fields: Fields): string {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) body.append(name, value);
  }
  return body.toString();
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** What a reader of the page's main part reads: no tags, no marks of direction, single spaces. */
export function pageText(html: string): string {
  const [, main = html] = /<main[^>]*>([\s\S]*)<\/main>/.exec(html) ?? [];
  return main
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name]!)
    .replace(/[\u2066-\u2069\u200E\u200F]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
