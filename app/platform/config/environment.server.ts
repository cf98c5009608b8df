import { z } from 'zod';
import { loadProfile } from '~/platform/profile/profile.server';
import type { CouncilProfile } from '~/platform/profile/profile.schema';

/** What the process was told from outside, checked once at start. */
export type Environment = {
  production: boolean;
  demonstration: boolean;
  databaseUrl: string | null;
  publicUrl: URL;
  smtpUrl: string | null;
  sessionSecret: string;
  filesDir: string;
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
};

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
  SESSION_SECRET: z.string().min(32).optional(),
  COUNCIL_PROFILE: z.string().min(1).optional(),
  FILES_DIR: z.string().optional(),
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
      faults.add(sentences[name] ?? `${name} is not right: ${issue.message}.`);
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
  }
  if (!production && env.PUBLIC_URL?.startsWith('https://')) {
    faults.add('PUBLIC_URL is an https address, so families may see it: set NODE_ENV=production.');
  }
  let profile: CouncilProfile | null = null;
  try {
    profile = loadProfile(env.COUNCIL_PROFILE ?? 'waltham-forest');
  } catch (error) {
    faults.add((error as Error).message);
  }
  if (faults.size > 0 || !profile) throw new EnvironmentProblem([...faults]);
  return {
    production,
    demonstration: env.DEMO === '1',
    databaseUrl: env.DATABASE_URL ?? null,
    publicUrl: new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`),
    smtpUrl: env.SMTP_URL ?? null,
    sessionSecret: env.SESSION_SECRET ?? 'development-only-secret-never-used-in-production',
    filesDir: env.FILES_DIR ?? `${env.DATA_DIR}/files`,
    dataDir: env.DATA_DIR,
    port: env.PORT,
    trustedProxies: env.TRUSTED_PROXIES,
    worker: env.WORKER === 'on',
    logLevel: env.LOG_LEVEL,
    profile,
  };
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
