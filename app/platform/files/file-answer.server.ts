export type FileToSend = { name: string; contentType: string; bytes: number; body: ReadableStream };

/** A stored file that is opened only as far as it is asked for. `end` is the last byte of the range. */
export type FileToOpen = Omit<FileToSend, 'body'> & {
  open: (range?: ByteRange) => Promise<ReadableStream>;
};

export type ByteRange = { start: number; end: number };

/** `show`: to be looked at in place, where its type is one that can do nothing but be shown. */
export type FileUse = 'show' | 'download';

const showable = /^(image\/(jpeg|png|webp|gif)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

/**
 * A stored file as a download: never shown in the page's own name, never guessed at, never kept by
 * anything on the way. The name goes both as plain ASCII and whole (RFC 6266).
 */
export function fileAnswer({ name, contentType, bytes, body }: FileToSend): Response {
  const headers = {
    ...headersOf(name, contentType, 'attachment'),
    'Content-Length': String(bytes),
  };
  return new Response(body, { headers });
}

/**
 * A stored file, whole or the one range that the request asks for (RFC 9110, 14). Pictures, sound and
 * video may be shown in place, sandboxed, with nothing that runs; everything else is a download. Throws
 * what opening it throws.
 */
export async function openFileAnswer(
  request: Request,
  file: FileToOpen,
  use: FileUse,
): Promise<Response> {
  const inline = use === 'show' && showable.test(file.contentType);
  const headers: Record<string, string> = {
    ...headersOf(file.name, file.contentType, inline ? 'inline' : 'attachment'),
    'Accept-Ranges': 'bytes',
  };
  const range = rangeOf(request, file.bytes);
  if (range === 'none-such') {
    headers['Content-Range'] = `bytes */${file.bytes}`;
    return new Response(null, { status: 416, headers });
  }
  if (range) headers['Content-Range'] = `bytes ${range.start}-${range.end}/${file.bytes}`;
  headers['Content-Length'] = String(range ? range.end - range.start + 1 : file.bytes);
  const body = request.method === 'HEAD' ? null : await file.open(range ?? undefined);
  return new Response(body, { status: range ? 206 : 200, headers });
}

type Disposition = 'inline' | 'attachment';

/** The `Content-Disposition` of a file of any name, both as plain ASCII and whole (RFC 6266). */
export function fileDisposition(name: string, disposition: Disposition): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_') || 'file';
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${whole}`;
}

function headersOf(name: string, contentType: string, disposition: Disposition) {
  return {
    'Content-Type': contentType,
    'Content-Disposition': fileDisposition(name, disposition),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy':
      disposition === 'inline'
        ? "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
        : "default-src 'none'; sandbox",
    'Cache-Control': 'private, no-store',
  };
}

/**
 * The range of bytes that a request asks for: null where it asks for none that is answered as such
 * (several at once, another unit, a condition), 'none-such' where it lies past the end.
 */
export function rangeOf(request: Request, bytes: number): ByteRange | 'none-such' | null {
  if (request.headers.has('If-Range')) return null;
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(request.headers.get('Range') ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return null;
  const [, from = '', to = ''] = asked;
  if (from === '') {
    const length = Math.min(Number(to), bytes);
    return length === 0 ? 'none-such' : { start: bytes - length, end: bytes - 1 };
  }
  const start = Number(from);
  const end = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= bytes ? 'none-such' : { start, end };
}
