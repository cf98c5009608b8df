import { recordAudit } from '~/platform/audit/audit.server';
import { hashSecret } from '~/platform/auth/secrets.server';
import { hot, inTransaction } from '~/platform/db/database.server';
import { readAskedBody } from './asked-body';
import type { OpenQuestion } from './escalation.view';
import { addEvent } from './events.server';

const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** The digest under which a token is kept; null where it cannot be one. */
export function digestOf(token: string): string | null {
  return tokenShape.test(token) ? hashSecret(token) : null;
}

type LinkRow = {
  id: string;
  escalationId: string;
  sentTo: string;
  used: boolean;
  works: boolean;
  opened: boolean;
};

/** The link of a token; null where there is none. Only its digest is looked for. */
async function findLink(token: string, now: Date): Promise<LinkRow | null> {
  const digest = digestOf(token);
  if (!digest) return null;
  const [link] = await hot<LinkRow>(
    'answer-link',
    `select l.id, l.escalation_id as "escalationId", l.sent_to::text as "sentTo",
       l.used_at is not null as used, l.opened_at is not null as opened,
       l.used_at is null and l.ended_at is null and l.expires_at > $2::timestamptz
         and e.state = 'open' as works
     from escalation_link l join escalation e on e.id = l.escalation_id
     where l.token_hash = $1`,
    [digest, now.toISOString()],
  );
  return link ?? null;
}

/** Whether a link works, was used (a form may come a second time), or is none. */
export async function stateOfLink(
  token: string,
  now = new Date(),
): Promise<'works' | 'used' | 'none'> {
  const link = await findLink(token, now);
  return link?.works ? 'works' : link?.used ? 'used' : 'none';
}

type QuestionRow = Omit<OpenQuestion, 'childName' | 'dateOfBirth' | 'more'> & {
  body: unknown;
  childName: string;
  dateOfBirth: string;
};

/**
 * The one question that a link opens, with as much of the child as the officer chose to show, and
 * nothing else. The first look is kept in the timeline. Null for every link that does not work: one
 * cannot tell why.
 */
export async function openQuestion(token: string, now = new Date()): Promise<OpenQuestion | null> {
  const link = await findLink(token, now);
  if (!link?.works) return null;
  if (!link.opened) await noteOpened(link, now);
  const [row] = await hot<QuestionRow>(
    'answer-question',
    `select i.reference, e.what, e.why, i.body, c.date_of_birth::text as "dateOfBirth",
       c.given_names || ' ' || c.family_name as "childName",
       coalesce((select k.due_on from clock k where k.item_id = e.item_id
         and k.rule = 'escalation-answer' and k.ended_on is null
         order by k.created_at desc limit 1), e.due_on)::text as "dueOn"
     from escalation e join queue_item i on i.id = e.item_id join child c on c.id = e.child_id
     where e.id = $1`,
    [link.escalationId],
  );
  if (!row) return null;
  const { body, childName, dateOfBirth, ...question } = row;
  const { about, more } = readAskedBody(body);
  return {
    ...question,
    more,
    childName: about === 'nothing' ? null : childName,
    dateOfBirth: about === 'name-birth' ? dateOfBirth : null,
  };
}

async function noteOpened(link: LinkRow, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.escalationLink.updateMany({
      where: { id: link.id, openedAt: null },
      data: { openedAt: now },
    });
    if (count === 0) return;
    const detail = { to: link.sentTo };
    await addEvent(tx, link.escalationId, { kind: 'opened', at: now, detail });
    const { itemId, childId, familyId } = await tx.escalation.findUniqueOrThrow({
      where: { id: link.escalationId },
    });
    const actor = { kind: 'anonymous' } as const;
    await recordAudit(tx, { actor, action: 'escalation.opened', itemId, childId, familyId });
  });
}
