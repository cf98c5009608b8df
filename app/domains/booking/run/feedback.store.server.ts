import { hot } from '~/platform/db/database.server';

/** One family's answers to the three questions, with the kind and the month, and nobody's name. */
export type FeedbackRow = {
  kindId: string;
  kindCode: string | null;
  kindWords: unknown;
  /** `2026-11` */
  month: string;
  useful: string;
  listened: string;
  better: string;
};

/** Answers of the last three years, in an order that tells nothing of who gave them. */
export function listFeedback(): Promise<FeedbackRow[]> {
  return hot<FeedbackRow>(
    'run-feedback',
    `select k.id as "kindId", k.code as "kindCode", k.words as "kindWords", to_char(f.month, 'YYYY-MM') as month,
       f.useful, f.listened, f.better
     from session_feedback f join voluntary_session s on s.id = f.session_id
       join session_kind k on k.id = s.kind_id
     where f.month > now() - interval '3 years'
     order by k.position, k.id, f.better, f.useful, f.listened`,
    [],
  );
}
