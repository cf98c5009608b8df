-- Whether the reader whose item this is has still to answer about a child that they told the council of.
-- What the other parent answered is none of theirs, whether they sent it or an officer wrote it down;
-- what an officer wrote down on this reader's own item counts.
create or replace function request_waits_for(asked_on uuid) returns boolean language sql stable as $$
  select exists (
    select 1 from request_reader r join request_child c on c.request_id = r.request_id
    where r.item_id = asked_on
      and not (c.answered_how <> '' and exists (
        select 1 from audit_event e where e.item_id = asked_on and e.child_id = c.child_id
          and e.action = 'item.request-answer-written'))
      and exists (
        select 1 from queue_item q join notification n on n.id = q.notification_id
          join notification_child k on k.notification_id = n.id
        where q.account_id = r.account_id and n.withdrawn_at is null and k.child_id = c.child_id)
      and not exists (
        select 1 from sending s join notification_child k on k.id = s.told_child_id
        where s.item_id = asked_on and s.kind = 'yearly' and s.state = 'sent' and k.child_id = c.child_id))
$$;

-- As before, but for whoever asked to be asked again and was given the time: they have not answered,
-- whatever the other parent sends or takes back.
create or replace function yearly_answer_counts() returns trigger language plpgsql as $$
declare
  reader request_reader;
  about uuid;
  first_on date;
  until date;
begin
  if new.kind <> 'yearly' or (tg_op = 'UPDATE' and new.state = old.state and new.item_id = old.item_id) then
    return null;
  end if;
  select * into reader from request_reader r where r.item_id = new.item_id;
  if not found then
    return null;
  end if;
  select k.child_id into about from notification_child k where k.id = new.told_child_id;
  -- Two parents may answer at one moment: the second waits here, and then sees what the first one did.
  select c.more_time_until into until from request_child c
    where c.request_id = reader.request_id and c.child_id = about for update;
  select min(s.received_on) into first_on
    from sending s join request_reader r on r.item_id = s.item_id
      join notification_child k on k.id = s.told_child_id
    where r.request_id = reader.request_id and k.child_id = about and s.kind = 'yearly'
      and s.state in ('sent', 'replaced')
      -- One that was replaced counts as long as what took its place stands.
      and exists (select 1 from sending o join notification_child ok on ok.id = o.told_child_id
        where o.item_id = s.item_id and ok.child_id = about and o.kind = 'yearly' and o.state = 'sent'
          and not (until is not null and o.answers #>> '{later,weeks}' is not null and exists (
            select 1 from clock t where t.item_id = o.item_id and t.rule = 'more-time'
              and t.created_at > o.sent_at)));
  update request_child c set answered_on = first_on
    where c.request_id = reader.request_id and c.child_id = about and c.answered_how = ''
      and c.answered_on is distinct from first_on;
  if exists (select 1 from sending s where s.item_id = new.item_id and s.kind = 'yearly' and s.state = 'sent') then
    update request_reader r set answered_at = now() where r.id = reader.id and r.answered_at is null;
  elsif not exists (select 1 from audit_event e
      where e.item_id = new.item_id and e.action = 'item.request-answer-written') then
    update request_reader r set answered_at = null where r.id = reader.id and r.answered_at is not null;
  end if;
  return null;
end
$$;
