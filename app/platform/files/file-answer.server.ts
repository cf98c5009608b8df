export type FileToSend = { name: string; contentType: string; bytes: number; body: ReadableStream };

/**
 * A stored file as a download: never shown in the page's own name, never guessed at, never kept by
 * anything on the way. The name goes both as plain ASCII and whole (RFC 6266).
 */
export function fileAnswer({ name, contentType, bytes, body }: FileToSend): Response {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_') || 'file';
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return new Response(body, {
    headers: {
      'Content-Type': contentType,
      'Content-Length': String(bytes),
      'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  });
}
