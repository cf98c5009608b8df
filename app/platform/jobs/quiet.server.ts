import { Logger } from 'graphile-worker';
import { log } from '~/platform/log/log.server';

/** The job library's own messages: only warnings and errors are of interest, and none of their data. */
export const quietLogger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning')
    log.warn('job library', { message: message.slice(0, 80) });
});
