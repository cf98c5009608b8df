import { isIPv6 } from 'node:net';

/**
 * The network a request came from, for limits. Only the proxies that we run (`trustedProxies` of them)
 * are believed: a forged X-Forwarded-For lies further left and moves nothing. IPv6 counts by its /64.
 */
export function networkOf(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const chain = [
    ...(forwardedFor ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    socketAddress ?? 'unknown',
  ];
  const address = chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? 'unknown';
  const plain = address.replace(/^::ffff:/, '');
  return isIPv6(plain) ? expand(plain).slice(0, 4).join(':') : plain;
}

function expand(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...right].map((part) =>
    part.padStart(4, '0'),
  );
}
