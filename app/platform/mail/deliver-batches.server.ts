import { setTimeout as sleep } from 'node:timers/promises';
import { db, hot } from '~/platform/db/database.server';
import { makeWay } from '~/platform/files/turns.server';
import { isLanguage, type Language } from '~/platform/i18n/languages';
import { addJob } from '~/platform/jobs/jobs.server';
import { onlyOne, type Turn } from '~/platform/jobs/only-one.server';
import { log } from '~/platform/log/log.server';
import type { ComposedMail } from './compose.server';
import { fromMould, mouldOf, type Mould } from './mail-mould.server';
import {
  isRefused,
  isServerAway,
  openTransport,
  PATIENCE,
  problemOf,
  type Patience,
  type Transport,
} from './transport.server';

/** What one mail of a batch says. */
export type BatchMail = {
  /** Mails with the same likeness say the same, but for the piece that is the reader's own. */
  likeness: string;
  /** Letters, digits and hyphens, as many for each; empty where nothing is. */
  own: string;
  compose: () => ComposedMail & { headers?: Record<string, string> };
};

/** Says what a mail of a batch says. */
export type BatchComposer = (mail: {
  language: Language;
  data: Record<string, unknown>;
}) => BatchMail;

const makers = new Map<string, (batchId: string) => Promise<BatchComposer>>();

/** Says how the mails of batches with this template are put together; `prepare` is asked once a batch and run. */
export function composeBatchWith(
  template: string,
  prepare: (batchId: string) => Promise<BatchComposer>,
): void {
  makers.set(template, prepare);
}

/** Asks for the mails of batches that wait to go. */
export async function askForDelivery(): Promise<void> {
  await addJob(db(), 'deliver-batches', {}, { key: 'deliver-batches' });
}

/** True where a mail of a batch is due. */
export async function isBatchMailDue(): Promise<boolean> {
  const due = await hot(
    'batch-mail-is-due',
    `select 1 from outgoing_mail where batch_id is not null and sent_at is null and failed_at is null
       and next_try_at <= now() limit 1`,
    [],
  );
  return due.length > 0;
}

/** Minutes until the next try, by how often it was tried. */
const AGAIN_MINUTES = [1, 5, 15, 60, 240];
const GIVE_UP_DAYS = 3;
/** Mails read at once. */
const READ_AT_ONCE = 200;
/** A run ends after so long, and another goes on. */
const LONGEST_RUN_MS = 5 * 60_000;
/** So many failures to reach the server in a row end the run: the rest waits untouched for the next one. */
const AWAY_AT_MOST = 12;

type Waiting = {
  id: string;
  batchId: string;
  to: string;
  template: string;
  language: string;
  data: Record<string, unknown>;
  tooOld: boolean;
  attempts: number;
  held: boolean;
};

/**
 * Sends the mails of batches that are due (job `deliver-batches`), several at once over connections that
 * stay open, each marked alone the moment the server took it. One run at a time over all copies of the
 * portal. Killed between the server's yes and the mark, a mail goes once more with the same Message-ID.
 */
export async function deliverBatches(patience: Patience = PATIENCE): Promise<void> {
  await onlyOne('deliver-batches', async (turn) => {
    const transport = await openTransport({ pooled: true }, patience);
    const run = new Delivery(turn, transport, patience);
    await run.work().finally(() => transport.close());
    if (run.stoppedBy === 'time') await askForDelivery();
    if (run.stoppedBy === 'away') log.warn('the mail server is away', { problem: run.problem });
  });
}

class Delivery {
  stoppedBy: 'time' | 'away' | 'trouble' | null = null;
  /** The kind of the latest failure. */
  problem = '';
  readonly #composers = new Map<string, Promise<BatchComposer>>();
  readonly #moulds = new Map<string, Mould | null>();
  readonly #underWay = new Set<string>();
  #queue: Waiting[] = [];
  #reading: Promise<void> | null = null;
  #lastFound = Date.now();
  #awayInARow = 0;
  readonly #until = Date.now() + LONGEST_RUN_MS;

  constructor(
    readonly turn: Turn,
    readonly transport: Transport,
    readonly patience: Patience,
  ) {}

  async work(): Promise<void> {
    const senders = Array.from({ length: this.patience.connections }, () => this.#send());
    const ends = await Promise.allSettled(senders);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason as Error;
  }

  async #send(): Promise<void> {
    for (let mail = await this.#next(); mail; mail = await this.#next()) {
      try {
        await this.#deliver(mail);
      } catch (error) {
        // What was sent may not be marked: nobody may take it up again in this run.
        this.stoppedBy = 'trouble';
        throw error;
      } finally {
        this.#underWay.delete(mail.id);
      }
      await makeWay();
    }
  }

  async #next(): Promise<Waiting | null> {
    for (;;) {
      if (!this.turn.held() || this.stoppedBy) return null;
      if (Date.now() > this.#until) this.stoppedBy = 'time';
      const mail = this.#queue.shift();
      if (mail) {
        this.#underWay.add(mail.id);
        return mail;
      }
      this.#reading ??= this.#read().finally(() => (this.#reading = null));
      await this.#reading;
      if (this.#queue.length > 0) continue;
      if (Date.now() - this.#lastFound > this.patience.lingerMs) return null;
      await sleep(Math.min(250, this.patience.lingerMs));
    }
  }

  async #read(): Promise<void> {
    const found = await hot<Waiting>(
      'batch-mail-due',
      `select m.id, m.batch_id as "batchId", m.to_address as "to", m.template, m.language, m.data,
         m.created_at < now() - make_interval(days => $3) as "tooOld", m.attempts,
         exists (select 1 from account a where a.email = m.to_address::citext
           and (a.mail_held_since is not null or exists (
             select 1 from adult d where d.account_id = a.id and not d.safe_to_email))) as held
       from outgoing_mail m
       where m.batch_id is not null and m.sent_at is null and m.failed_at is null
         and m.next_try_at <= now() and m.id <> all($1::uuid[])
       order by m.batch_id, m.next_try_at limit $2`,
      [[...this.#underWay], READ_AT_ONCE, GIVE_UP_DAYS],
    );
    // What was sent while this was being read is not sent again: nothing is under way that was not before.
    this.#queue = found;
    if (found.length > 0) this.#lastFound = Date.now();
  }

  async #deliver(mail: Waiting): Promise<void> {
    if (mail.held) return markFailed(mail.id, 'held');
    let send;
    try {
      send = await this.#prepare(mail);
    } catch (error) {
      log.error('a mail of a batch was not put together', error, { mailId: mail.id });
      return this.#later(mail, 'not-composed');
    }
    try {
      await send();
    } catch (error) {
      return this.#failed(mail, error);
    }
    this.#awayInARow = 0;
    await markSent(mail.id);
  }

  /** Puts a mail together; sending it is left to the caller. */
  async #prepare({ id, to, ...mail }: Waiting): Promise<() => Promise<void>> {
    const { likeness, own, compose } = await this.#compose(mail);
    const key = `${mail.template}/${mail.batchId}/${likeness}`;
    let mould = this.#moulds.get(key);
    if (mould === undefined) {
      const raw = await this.transport.build({ id, to, ...compose() });
      mould = raw && mouldOf(raw, own);
      this.#moulds.set(key, mould);
    }
    const raw = mould && fromMould(mould, { id, to, own });
    if (raw) return () => this.transport.sendRaw({ id, to, raw });
    const composed = compose();
    return () => this.transport.send({ id, to, ...composed });
  }

  async #compose(mail: Pick<Waiting, 'template' | 'batchId' | 'language' | 'data'>) {
    const key = `${mail.template}/${mail.batchId}`;
    let composer = this.#composers.get(key);
    if (!composer) {
      const prepare = makers.get(mail.template);
      if (!prepare) throw new Error('nobody composes mails of this template');
      composer = prepare(mail.batchId);
      composer.catch(() => this.#composers.delete(key));
      this.#composers.set(key, composer);
    }
    const language = isLanguage(mail.language) ? mail.language : 'en';
    return (await composer)({ language, data: mail.data });
  }

  async #failed(mail: Waiting, error: unknown): Promise<void> {
    if (isRefused(error)) {
      this.#awayInARow = 0;
      return markFailed(mail.id, 'refused');
    }
    this.#awayInARow = isServerAway(error) ? this.#awayInARow + 1 : 0;
    if (this.#awayInARow >= AWAY_AT_MOST) this.stoppedBy ??= 'away';
    this.problem = problemOf(error);
    return this.#later(mail, this.problem);
  }

  async #later(mail: Waiting, problem: string): Promise<void> {
    if (mail.tooOld) return markFailed(mail.id, 'gave-up');
    const minutes = AGAIN_MINUTES[Math.min(mail.attempts, AGAIN_MINUTES.length - 1)]!;
    await hot(
      'batch-mail-later',
      `update outgoing_mail set attempts = attempts + 1, problem = $2,
         next_try_at = now() + make_interval(mins => $3) where id = $1 and sent_at is null`,
      [mail.id, problem, minutes],
    );
  }
}

async function markSent(id: string): Promise<void> {
  await hot(
    'batch-mail-sent',
    `update outgoing_mail set sent_at = now(), attempts = attempts + 1, problem = null where id = $1`,
    [id],
  );
}

async function markFailed(id: string, problem: 'refused' | 'held' | 'gave-up'): Promise<void> {
  await hot(
    'batch-mail-failed',
    `update outgoing_mail set failed_at = now(), attempts = attempts + 1, problem = $2
     where id = $1 and sent_at is null`,
    [id, problem],
  );
}
