import { hasAlready, takenEncoding } from '~/platform/server/known-and-taken';

/**
 * Something that is the same for everyone, with a validator: the browser that has this version already
 * is told so, and gets nothing again. Nothing is made for whoever does not want it (304, HEAD). It is
 * compressed on its way: a tagged PDF is half text, and one in Urdu, where each letter has its own height
 * in the line, is set letter by letter.
 */
export async function answerOnce(
  request: Request,
  {
    version,
    type,
    body,
  }: { version: string; type: string; body: () => Promise<BodyInit> | BodyInit },
): Promise<Response> {
  const headers = {
    ETag: `"${version}"`,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'Content-Type': type,
    Vary: 'Accept-Encoding',
  };
  if (hasAlready(request.headers.get('If-None-Match'), headers.ETag)) {
    return new Response(null, { status: 304, headers });
  }
  if (request.method === 'HEAD') return new Response(null, { headers });
  const whole = new Response(await body(), { headers });
  const encoding = takenEncoding(request.headers.get('Accept-Encoding') ?? '', ['gzip']);
  if (!encoding || !whole.body) return whole;
  return new Response(whole.body.pipeThrough(new CompressionStream(encoding)), {
    headers: { ...headers, ETag: `W/${headers.ETag}`, 'Content-Encoding': encoding },
  });
}
