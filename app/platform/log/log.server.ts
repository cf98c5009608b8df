import pino from 'pino';

const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });

/** Sets how much is logged. */
export function useLogLevel(level: string): void {
  logger.level = level;
}

/** What may stand in a log line: counts, codes, durations and identifiers, never what people wrote. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

/** Logs one event. Never pass names, addresses, emails, references or text that people typed. */
export const log = {
  info: (event: string, fields: LogFields = {}) => logger.info(fields, event),
  warn: (event: string, fields: LogFields = {}) => logger.warn(fields, event),
  /** An unexpected error: its kind, code and stack are logged, its message is not (it may quote data). */
  error: (event: string, error: unknown, fields: LogFields = {}) =>
    logger.error({ ...fields, ...describeError(error) }, event),
};

function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = (error as { code?: unknown }).code;
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6);
  return {
    kind: error.name,
    code: typeof code === 'string' ? code : undefined,
    at: frames?.map((line) => line.trim()).join(' | '),
  };
}
