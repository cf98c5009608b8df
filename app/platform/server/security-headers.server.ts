import { createHash } from 'node:crypto';
import { environment, profile } from '~/platform/config/environment.server';

/** The council's colours as the one inline style of every page. */
export function themeCss(): string {
  const { brand, brandStrong, brandInk, accent } = profile().theme;
  return `:root{--brand:${brand};--brand-strong:${brandStrong};--brand-ink:${brandInk};--accent:${accent}}`;
}

let headers: Record<string, string> | undefined;

/** The headers of every answer: nothing runs, nothing is framed, nothing is told to other sites. */
export function securityHeaders(): Record<string, string> {
  if (headers) return headers;
  const theme = createHash('sha256').update(themeCss()).digest('base64');
  const secure = environment().publicUrl.protocol === 'https:';
  headers = {
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src 'self' 'sha256-${theme}'`,
      "img-src 'self'",
      "font-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
    ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
  return headers;
}
