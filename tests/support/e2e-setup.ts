import path from 'node:path';
import { startPortal } from './portal';
import { startTestServer } from './server';
import { startSmtpSink } from './smtp-sink';

/**
 * Starts what the end-to-end tests talk to: a database, a mail server, and the production build as
 * the demonstration council. The workers find them in E2E_URL, E2E_DATABASE_URL and
 * PORTAL_MAIL_FOLDER. Gives back what takes all of it down again.
 */
export default async function setup() {
  const database = await startTestServer();
  const mail = await startSmtpSink(path.join(database.folder, 'mail'));
  const down = async () => {
    await mail.stop();
    await database.stop();
  };
  try {
    const portal = await startPortal({
      DATABASE_URL: database.url,
      SMTP_URL: mail.url,
      DATA_DIR: path.join(database.folder, 'data'),
    });
    process.env.E2E_URL = portal.url;
    process.env.E2E_DATABASE_URL = database.url;
    process.env.PORTAL_MAIL_FOLDER = mail.folder;
    return async () => {
      await portal.stop();
      await down();
    };
  } catch (error) {
    await down();
    throw error;
  }
}
