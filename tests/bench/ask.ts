import http from 'node:http';

/** One page of the bench, as a browser asks for it. */
export interface Ask {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** What a server answered: header lines that it chose (not those of the connection), body in base64. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const ofConnection = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

/**
 * Sends one request, and gives the answer with its body as it went over the wire. With `agent` false it
 * has a connection of its own, as somebody has who comes for the first time.
 */
export function send(origin: string, ask: Ask, agent?: false): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = ask;
    const request = http.request(new URL(path, origin), { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers)
              .filter(([name]) => !ofConnection.has(name))
              .map(([name, value]) => [name, String(value)]),
          ),
          body: Buffer.concat(chunks).toString('base64'),
        }),
      );
    });
    request.once('error', reject);
    request.end(body);
  });
}
