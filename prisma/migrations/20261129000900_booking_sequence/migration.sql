-- Calendars follow a booking by one number (RFC 5545, SEQUENCE): that of its session and its own together.
-- It only ever rises, also where the booking goes to another session, whatever the code above does.
create function booking_sequence_rises() returns trigger language plpgsql as $$
begin
  if new.session_id <> old.session_id then
    new.sequence := greatest(new.sequence, old.sequence + 1, old.sequence + 1
      + (select s.sequence from voluntary_session s where s.id = old.session_id)
      - (select s.sequence from voluntary_session s where s.id = new.session_id));
  elsif row(new.state, new.adults, new.children) is distinct from row(old.state, old.adults, old.children) then
    new.sequence := greatest(new.sequence, old.sequence + 1);
  else
    new.sequence := greatest(new.sequence, old.sequence);
  end if;
  return new;
end
$$;
create trigger booking_sequence before update of session_id, state, adults, children, sequence on booking
  for each row execute function booking_sequence_rises();

create function session_sequence_rises() returns trigger language plpgsql as $$
begin
  if row(new.starts_at, new.ends_at, new.mode, new.room_id, new.state)
    is distinct from row(old.starts_at, old.ends_at, old.mode, old.room_id, old.state) then
    new.sequence := greatest(new.sequence, old.sequence + 1);
  else
    new.sequence := greatest(new.sequence, old.sequence);
  end if;
  return new;
end
$$;
create trigger voluntary_session_sequence
  before update of starts_at, ends_at, mode, room_id, state, sequence on voluntary_session
  for each row execute function session_sequence_rises();
