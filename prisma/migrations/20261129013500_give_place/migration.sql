-- Gives a place in an event, or the next turn in its line, and keeps with it what the audit trail says and
-- the job that tells the family: one statement, so that the session is locked no longer than this takes.
-- What may be booked at all was decided by the caller, from the session as it had read it (`seen`): where
-- that has changed meanwhile, nothing is done, and the caller decides anew. `given` is booked, waiting,
-- full, changed, or made where a form with the same key was here before.
create function give_place(seen jsonb, b jsonb, who_waits boolean, trail jsonb, tell jsonb)
returns table (given text, free integer, waitlist integer) language plpgsql as $$
declare
  s voluntary_session;
  turn integer := 0;
begin
  select v.* into s from voluntary_session v where v.id = (b ->> 'sessionId')::uuid for update;
  if exists (select from booking o where o.submit_key = b ->> 'submitKey') then
    return query select 'made', 0, 0;
    return;
  end if;
  if row(s.state, s.starts_at, s.notice_hours, s.opens_at) is distinct from row(seen ->> 'state',
    (seen ->> 'startsAt')::timestamptz, (seen ->> 'noticeHours')::integer, (seen ->> 'opensAt')::timestamptz) then
    return query select 'changed', 0, 0;
    return;
  end if;
  free := s.capacity - s.taken;
  if (b ->> 'places')::integer <= free then
    given := 'booked';
  elsif who_waits then
    given := 'waiting';
    update voluntary_session set arrivals = arrivals + 1 where id = s.id returning arrivals into turn;
  else
    return query select 'full', free,
      (select count(*)::integer from booking o where o.session_id = s.id and o.state = 'waiting');
    return;
  end if;
  insert into booking (id, reference, session_id, state, source, account_id, family_id, booked_by_id, email,
    language, places, name, phone, adults, children, spoken, interpreter, interpreter_other,
    interpreter_state, access_needs, topic, where_text, submit_key, link_hash, arrival)
  values ((b ->> 'id')::uuid, b ->> 'reference', s.id, given, b ->> 'source', (b ->> 'accountId')::uuid,
    (b ->> 'familyId')::uuid, (b ->> 'bookedById')::uuid, b ->> 'email', b ->> 'language',
    (b ->> 'places')::integer, b ->> 'name', b ->> 'phone', (b ->> 'adults')::integer,
    (b ->> 'children')::integer, b ->> 'spoken', b ->> 'interpreter', b ->> 'interpreterOther',
    case when b ->> 'interpreter' = '' then '' else 'asked' end, b ->> 'accessNeeds', b ->> 'topic',
    b ->> 'whereText', b ->> 'submitKey', b ->> 'linkHash', turn);
  insert into audit_event (actor_kind, actor_id, action, family_id, detail)
  values (trail ->> 'actorKind', (trail ->> 'actorId')::uuid, 'booking.' || given, (b ->> 'familyId')::uuid,
    jsonb_build_object('bookingId', b ->> 'id', 'sessionId', s.id));
  perform graphile_worker.add_job('tell-booking',
    payload => json_build_object('id', b ->> 'id', 'what', case given when 'booked' then 'confirmed' else given end),
    run_at => now() + make_interval(secs => (tell ->> 'inSeconds')::integer),
    priority => (tell ->> 'priority')::integer, max_attempts => 25);
  waitlist := 0;
  return next;
end
$$;
