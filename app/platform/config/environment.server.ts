import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { loadProfile } from '~/platform/profile/profile.server';
import type { CouncilProfile } from '~/platform/profile/profile.schema';

/** A key that the keys of stored files are wrapped with. */
export type FileKey = { id: string; key: Buffer };

/** An S3-compatible store for files, addressed path style. */
export type S3Settings = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** What the process was told from outside, checked once at start. */
export type Environment = {
  production: boolean;
  demonstration: boolean;
  databaseUrl: string | null;
  publicUrl: URL;
  smtpUrl: string | null;
  /** Where mail that cannot be delivered comes back; each goes out with an address of its own beside it. */
  mailReturnAddress: string | null;
  /** What the mail server shows when it hands over returned mail; null where it does not. */
  mailReturnsSecret: string | null;
  sessionSecret: string;
  filesDir: string;
  /** Where unfinished uploads lie; every copy must reach the same one. */
  spoolDir: string;
  /** The first is used for what is stored from now on; the others still open what they wrapped. */
  fileKeys: FileKey[];
  /** The store for files, or null where they lie in `filesDir`. */
  s3: S3Settings | null;
  /** `tcp://host:port` or `unix:/path` of the virus scanner, or null where there is none. */
  clamdUrl: string | null;
  dataDir: string;
  port: number;
  trustedProxies: number;
  worker: boolean;
  logLevel: string;
  profile: CouncilProfile;
};

const sentences: Record<string, string> = {
  DATABASE_URL:
    'DATABASE_URL must name the PostgreSQL database, such as postgres://user:password@host/portal.',
  PUBLIC_URL:
    'PUBLIC_URL must be the https address that families see, such as https://home-education.example.org.',
  SMTP_URL: 'SMTP_URL must name the mail server, such as smtp://user:password@host:587.',
  SESSION_SECRET: 'SESSION_SECRET must be at least 32 characters of random text.',
  COUNCIL_PROFILE:
    'COUNCIL_PROFILE must name the council: waltham-forest, county, or the path of a profile file.',
  FILE_KEYS:
    'FILE_KEYS must hold the keys that files are encrypted with, the current one first: a name, a colon and 32 random bytes as base64 (openssl rand -base64 32), such as 2026a:…, with commas between several.',
};

/** What is said of variables that production can do without. */
const furtherSentences: Record<string, string> = {
  CLAMD_URL: 'CLAMD_URL must name the virus scanner: tcp://host:3310, or unix:/path/of/its/socket.',
  SCANNER: 'SCANNER may only be "none": files are then kept and shown without a virus scan.',
  MAIL_RETURN_ADDRESS:
    'MAIL_RETURN_ADDRESS must be an email address with at most 14 characters before the @, such as returns@example.org.',
  MAIL_RETURNS_SECRET: 'MAIL_RETURNS_SECRET must be at least 32 characters of random text.',
  S3_ENDPOINT:
    'S3_ENDPOINT must be the http or https address of the file store, such as https://s3.example.org.',
};

const s3Names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const variables = z.object({
  NODE_ENV: z.string().optional(),
  DEMO: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  PUBLIC_URL: z.url().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional(),
  // A local part has room for 64 characters (RFC 5321), and the token of a mail takes 50.
  MAIL_RETURN_ADDRESS: z
    .string()
    .regex(/^[a-z0-9._-]{1,14}@[a-z0-9.-]+$/i)
    .optional(),
  MAIL_RETURNS_SECRET: z.string().min(32).optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  COUNCIL_PROFILE: z.string().min(1).optional(),
  FILES_DIR: z.string().optional(),
  SPOOL_DIR: z.string().optional(),
  FILE_KEYS: z.string().optional(),
  CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/(\[[0-9a-f:.]+\]|[^\s/:]+):\d{1,5}|unix:\/.+)$/i)
    .optional(),
  SCANNER: z.enum(['none']).optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  DATA_DIR: z.string().default('data'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  WORKER: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** The environment is not right; `faults` are plain sentences, one a fault. */
export class EnvironmentProblem extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/**
 * Reads and checks the environment. In production every secret and address is required; nothing
 * demonstration-like is allowed there. Throws EnvironmentProblem.
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  const faults = new Set<string>();
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      faults.add(
        sentences[name] ?? furtherSentences[name] ?? `${name} is not right: ${issue.message}.`,
      );
    }
    throw new EnvironmentProblem([...faults]);
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production' && env.DEMO !== '1';
  if (env.NODE_ENV === 'production' && env.DEMO === '1') {
    faults.add(
      'DEMO=1 must not be set in production: the demonstration council does not exist there.',
    );
  }
  if (production) {
    for (const [name, sentence] of Object.entries(sentences)) {
      if (!given[name]) faults.add(sentence);
    }
    if (env.PUBLIC_URL && !env.PUBLIC_URL.startsWith('https://')) faults.add(sentences.PUBLIC_URL!);
    if (!env.CLAMD_URL && !env.SCANNER) {
      faults.add(
        'CLAMD_URL must name the virus scanner, such as tcp://clamd:3310. To run without one, set SCANNER=none: staff then read "not scanned" on each file.',
      );
    }
  }
  if (env.CLAMD_URL && env.SCANNER) {
    faults.add('CLAMD_URL names a virus scanner and SCANNER=none says there is none: set one.');
  }
  const missing = s3Names.filter((name) => !env[name]);
  if (missing.length > 0 && missing.length < s3Names.length) {
    faults.add(`The S3 file store also needs: ${missing.join(', ')}.`);
  }
  const sessionSecret = env.SESSION_SECRET ?? 'development-only-secret-never-used-in-production';
  const fileKeys = env.FILE_KEYS ? readFileKeys(env.FILE_KEYS) : [developmentKey(sessionSecret)];
  if (!fileKeys) faults.add(sentences.FILE_KEYS!);
  if (!production && env.PUBLIC_URL?.startsWith('https://')) {
    faults.add('PUBLIC_URL is an https address, so families may see it: set NODE_ENV=production.');
  }
  let profile: CouncilProfile | null = null;
  try {
    profile = loadProfile(env.COUNCIL_PROFILE ?? 'waltham-forest');
  } catch (error) {
    faults.add((error as Error).message);
  }
  if (faults.size > 0 || !profile || !fileKeys) throw new EnvironmentProblem([...faults]);
  const filesDir = env.FILES_DIR ?? `${env.DATA_DIR}/files`;
  return {
    production,
    demonstration: env.DEMO === '1',
    databaseUrl: env.DATABASE_URL ?? null,
    publicUrl: new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`),
    smtpUrl: env.SMTP_URL ?? null,
    mailReturnAddress: env.MAIL_RETURN_ADDRESS ?? null,
    mailReturnsSecret: env.MAIL_RETURNS_SECRET ?? null,
    sessionSecret,
    filesDir,
    spoolDir: env.SPOOL_DIR ?? join(filesDir, 'unfinished'),
    fileKeys,
    s3:
      missing.length > 0
        ? null
        : {
            endpoint: env.S3_ENDPOINT!,
            bucket: env.S3_BUCKET!,
            region: env.S3_REGION,
            accessKeyId: env.S3_ACCESS_KEY_ID!,
            secretAccessKey: env.S3_SECRET_ACCESS_KEY!,
          },
    clamdUrl: env.CLAMD_URL ?? null,
    dataDir: env.DATA_DIR,
    port: env.PORT,
    trustedProxies: env.TRUSTED_PROXIES,
    worker: env.WORKER === 'on',
    logLevel: env.LOG_LEVEL,
    profile,
  };
}

/** `name:base64,…` with 32 bytes each and every name once; null where it is anything else. */
function readFileKeys(text: string): FileKey[] | null {
  const keys = text.split(',').map((part) => {
    const [, id, base64] = /^([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/]{43}=)$/.exec(part.trim()) ?? [];
    return id && base64 ? { id, key: Buffer.from(base64, 'base64') } : null;
  });
  const right = keys.filter((key) => key !== null);
  const names = new Set(right.map(({ id }) => id));
  return right.length === keys.length && names.size === keys.length ? right : null;
}

function developmentKey(sessionSecret: string): FileKey {
  const key = hkdfSync('sha256', sessionSecret, 'home-education', 'files', 32);
  return { id: 'development', key: Buffer.from(key) };
}

let current: Environment | undefined;

/** Sets the environment of this process; called once at start, and by tests. */
export function useEnvironment(environment: Environment): void {
  current = environment;
}

/** The checked environment of this process. */
export function environment(): Environment {
  return (current ??= readEnvironment(process.env));
}

/** The council profile of this process. */
export function profile(): CouncilProfile {
  return environment().profile;
}
