/**
 * True of an account (`of` names it in SQL) that wants news of sessions: what its owner last said of
 * it, else what their newest notice said (`help.sharing`): as `sharingNow` shows it to themselves.
 */
export function wantsNews(of: string): string {
  return `coalesce(
    (select s.given from sharing_choice s where s.account_id = ${of} and s.code = 'sessions-news'
      order by s.id desc limit 1),
    (select coalesce(n.answers #> '{help,sharing}', '[]') ? 'sessions-news'
      from notification n join queue_item i on i.notification_id = n.id
      where i.account_id = ${of} and n.withdrawn_at is null order by n.sent_at desc limit 1),
    false)`;
}
