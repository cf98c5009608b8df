import { createHash } from 'node:crypto';
import { environment, profile } from '~/platform/config/environment.server';
import type { ScriptName } from '~/platform/permissions/access';

/** The council's colours as the one inline style of every page. */
export function themeCss(): string {
  const { brand, brandStrong, brandInk, accent } = profile().theme;
  return `:root{--brand:${brand};--brand-strong:${brandStrong};--brand-ink:${brandInk};--accent:${accent}}`;
}

let headers: Record<string, string> | undefined;

/** The headers of every answer: nothing runs, nothing is framed, nothing is told to other sites. */
export function securityHeaders(): Record<string, string> {
  if (headers) return headers;
  const secure = environment().publicUrl.protocol === 'https:';
  headers = {
    'Content-Security-Policy': policy([]),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': permissions('()'),
    ...(secure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
  return headers;
}

/**
 * The headers that differ on a page that earns scripts: our own files run and ask our own server. Only
 * where files are sent may a page use camera and microphone, and show what they made.
 */
export function scriptHeaders(scripts: readonly ScriptName[]): Record<string, string> {
  if (!scripts.includes('send-files')) return { 'Content-Security-Policy': policy(scripts) };
  return {
    'Content-Security-Policy': policy(scripts),
    'Permissions-Policy': permissions('(self)'),
  };
}

function policy(scripts: readonly ScriptName[]): string {
  const theme = createHash('sha256').update(themeCss()).digest('base64');
  const sends = scripts.includes('send-files');
  // Browsers ask this of where a form is sent on to, too; the site may therefore not send on elsewhere.
  const leaves = scripts.includes('leave-quickly') ? ` ${new URL(profile().leaveTo).origin}` : '';
  return [
    "default-src 'none'",
    ...(scripts.length > 0 ? ["script-src 'self'", "connect-src 'self'"] : []),
    `style-src 'self' 'sha256-${theme}'`,
    `img-src 'self'${sends ? ' blob:' : ''}`,
    `media-src 'self'${sends ? ' blob:' : ''}`,
    "font-src 'self'",
    `form-action 'self'${leaves}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function permissions(devices: '()' | '(self)'): string {
  return `camera=${devices}, microphone=${devices}, geolocation=(), browsing-topics=()`;
}
