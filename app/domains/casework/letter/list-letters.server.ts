import { db, hot } from '~/platform/db/database.server';
import type { LetterKind } from '../case/case.codes';

/** One letter as other pages list it. Dates are ISO dates. */
export type LetterLine = {
  id: string;
  kind: LetterKind;
  /** draft, sent, discarded */
  state: string;
  subject: string;
  /** The day on which the draft was made. */
  madeOn: string;
  sentOn: string | null;
  /** Copies of it, and how many of them still wait to be posted or handed over. */
  copies: number;
  waiting: number;
};

type About = {
  reviewId?: string | null;
  stepId?: string | null;
  pathStepId?: string | null;
  childId?: string | null;
};

/**
 * The letters of a review, a formal step, a step of a special case or a child, newest first; none where
 * nothing is named. For pages that have found that their reader may see the child. Discarded drafts
 * are left out.
 */
export function listLettersFor(about: About): Promise<LetterLine[]> {
  const { reviewId = null, stepId = null, pathStepId = null, childId = null } = about;
  return hot<LetterLine>(
    'letters-for',
    `select l.id, l.kind, l.state, l.subject,
       to_char(l.made_at at time zone 'Europe/London', 'YYYY-MM-DD') as "madeOn",
       l.sent_on as "sentOn",
       (select count(*)::int from council_letter_copy c where c.letter_id = l.id) as copies,
       (select count(*)::int from council_letter_copy c where c.letter_id = l.id and c.left_on is null) as waiting
     from council_letter l
     where l.state <> 'discarded' and coalesce($1::uuid, $2::uuid, $3::uuid, $4::uuid) is not null
       and ($1::uuid is null or l.review_id = $1::uuid) and ($2::uuid is null or l.step_id = $2::uuid)
       and ($3::uuid is null or l.path_step_id = $3::uuid) and ($4::uuid is null or l.child_id = $4::uuid)
     order by l.made_at desc, l.id limit 200`,
    [reviewId, stepId, pathStepId, childId],
  );
}

/** A letter that somebody got, as their own list has it. Dates are ISO dates. */
export type MyLetterLine = {
  /** The id of their copy. */
  id: string;
  kind: LetterKind;
  /** In their language where the copy carries it, else in English. */
  subject: string;
  language: string;
  sentOn: string;
  unread: boolean;
};

/** The letters that the council sent to this account's person, newest first; nobody else's. */
export async function listLettersOf(accountId: string): Promise<MyLetterLine[]> {
  const copies = await db().councilLetterCopy.findMany({
    where: { accountId, letter: { state: 'sent' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: 200,
    select: {
      id: true,
      language: true,
      readAt: true,
      letter: { select: { kind: true, subject: true, otherSubject: true, sentOn: true } },
    },
  });
  return copies.map(({ id, language, readAt, letter }) => ({
    id,
    kind: letter.kind as LetterKind,
    subject: language === 'en' ? letter.subject : letter.otherSubject || letter.subject,
    language,
    sentOn: letter.sentOn!.toISOString().slice(0, 10),
    unread: readAt === null,
  }));
}
