import { hasAlready } from '~/platform/server/known-and-taken';

/**
 * Something that is the same for everyone, with a validator: the browser that has this version already
 * is told so, and gets nothing again. Nothing is made for whoever does not want it (304, HEAD).
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
  };
  if (hasAlready(request.headers.get('If-None-Match'), headers.ETag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(request.method === 'HEAD' ? null : await body(), { headers });
}
