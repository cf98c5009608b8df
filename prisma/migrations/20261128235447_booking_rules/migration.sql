alter table kind_person add foreign key (staff_id) references staff_member (id);
alter table voluntary_session add foreign key (made_by_id) references staff_member (id);
alter table session_series add foreign key (made_by_id) references staff_member (id);
alter table session_person add foreign key (staff_id) references staff_member (id);
alter table staff_hours add foreign key (staff_id) references staff_member (id) on delete cascade;
alter table staff_absence
  add foreign key (staff_id) references staff_member (id) on delete cascade,
  add foreign key (made_by_id) references staff_member (id);
alter table booking
  add foreign key (account_id) references account (id) on delete set null,
  add foreign key (family_id) references family (id),
  add foreign key (booked_by_id) references staff_member (id),
  add foreign key (told_by_id) references staff_member (id),
  add foreign key (attendance_by_id) references staff_member (id);
alter table session_feedback add foreign key (session_id) references voluntary_session (id) on delete cascade;
alter table calendar_feed
  add foreign key (account_id) references account (id) on delete cascade,
  add foreign key (staff_id) references staff_member (id) on delete cascade,
  add constraint calendar_feed_is_somebodys check (num_nonnulls(account_id, staff_id) = 1);

alter table session_kind add constraint session_kind_sound check (
  shape in ('event', 'person') and minutes between 5 and 720 and capacity between 1 and 5000
  and buffer_before between 0 and 240 and buffer_after between 0 and 240
  and notice_hours between 0 and 1000 and change_hours between 0 and 1000);
alter table voluntary_session add constraint voluntary_session_sound check (
  ends_at > starts_at and ends_at <= starts_at + interval '12 hours'
  and buffer_before between 0 and 240 and buffer_after between 0 and 240
  and capacity between 1 and 5000 and state in ('draft', 'open', 'cancelled')
  and mode in ('venue', 'online', 'phone', 'visit')
  and (room_id is null or mode in ('venue', 'online')));
-- Never more places given than there are, whatever the code above does.
alter table voluntary_session add constraint voluntary_session_not_overfull check (taken between 0 and capacity);
alter table staff_hours add constraint staff_hours_sound check (
  weekday between 1 and 7 and from_minute >= 0 and to_minute <= 1440 and from_minute < to_minute);
alter table staff_absence add constraint staff_absence_sound check (ends_at > starts_at);
alter table booking add constraint booking_sound check (
  state in ('booked', 'waiting', 'offered', 'lapsed', 'cancelled')
  and source in ('signed-in', 'email', 'staff')
  and adults between 0 and 20 and children between 0 and 30 and adults + children >= 1
  and places between 1 and 50
  and (state = 'offered') = (offer_ends_at is not null)
  and (source <> 'staff' or booked_by_id is not null)
  and (source <> 'email' or email is not null or cleared_at is not null)
  and attendance in ('', 'came', 'not-come'));

-- What the lists ask for.
create index voluntary_session_listed on voluntary_session (starts_at, id) where listed and state = 'open';
create index voluntary_session_attendance on voluntary_session (ends_at) where attendance_done_at is null and state = 'open';
create index booking_line on booking (session_id, arrival) where state = 'waiting';
create index booking_offers on booking (offer_ends_at) where state = 'offered';
create index booking_to_tell on booking (state_at) where to_tell <> '';
create index booking_interpreters on booking (session_id) where interpreter <> '';

-- Nobody and no room in two places at once.
alter table occupied
  add foreign key (session_id) references voluntary_session (id) on delete cascade,
  add foreign key (absence_id) references staff_absence (id) on delete cascade,
  add foreign key (room_id) references room (id),
  add foreign key (staff_id) references staff_member (id) on delete cascade,
  add constraint occupied_by_one_thing check (num_nonnulls(session_id, absence_id) = 1 and num_nonnulls(room_id, staff_id) = 1),
  add constraint occupied_room exclude using gist (room_id with =, span with &&) where (room_id is not null),
  add constraint occupied_person exclude using gist (staff_id with =, span with &&) where (staff_id is not null);

create function occupied_span(s voluntary_session) returns tstzrange language sql stable as $$
  select tstzrange(s.starts_at - make_interval(mins => s.buffer_before), s.ends_at + make_interval(mins => s.buffer_after));
$$;

-- A session and its people are entered in `occupied` by the database itself.
create function occupy_by_session() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and row(new.starts_at, new.ends_at, new.buffer_before, new.buffer_after, new.room_id, new.state = 'cancelled')
    is not distinct from row(old.starts_at, old.ends_at, old.buffer_before, old.buffer_after, old.room_id, old.state = 'cancelled') then
    return null;
  end if;
  delete from occupied where session_id = new.id;
  if new.state <> 'cancelled' then
    insert into occupied (session_id, room_id, span)
      select new.id, new.room_id, occupied_span(new) where new.room_id is not null;
    insert into occupied (session_id, staff_id, span)
      select new.id, p.staff_id, occupied_span(new) from session_person p where p.session_id = new.id order by p.staff_id;
  end if;
  return null;
end
$$;
create trigger voluntary_session_occupies after insert or update on voluntary_session
  for each row execute function occupy_by_session();

create function occupy_by_person() returns trigger language plpgsql as $$
begin
  if tg_op in ('DELETE', 'UPDATE') then
    delete from occupied where session_id = old.session_id and staff_id = old.staff_id;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    insert into occupied (session_id, staff_id, span)
      select s.id, new.staff_id, occupied_span(s) from voluntary_session s
      where s.id = new.session_id and s.state <> 'cancelled';
  end if;
  return null;
end
$$;
create trigger session_person_occupies after insert or update or delete on session_person
  for each row execute function occupy_by_person();

create function occupy_by_absence() returns trigger language plpgsql as $$
begin
  delete from occupied where absence_id = new.id;
  insert into occupied (absence_id, staff_id, span) values (new.id, new.staff_id, tstzrange(new.starts_at, new.ends_at));
  return null;
end
$$;
create trigger staff_absence_occupies after insert or update on staff_absence
  for each row execute function occupy_by_absence();

-- How many places are gone is counted by the database itself. The row of the session is locked by it,
-- so that of two people who want the last place one waits for the other.
create function count_places() returns trigger language plpgsql as $$
declare
  before_session uuid := case when tg_op <> 'INSERT' and old.state in ('booked', 'offered') then old.session_id end;
  after_session uuid := case when tg_op <> 'DELETE' and new.state in ('booked', 'offered') then new.session_id end;
begin
  if before_session is not distinct from after_session then
    if before_session is not null and new.places <> old.places then
      update voluntary_session set taken = taken + new.places - old.places where id = before_session;
    end if;
    return null;
  end if;
  if before_session is not null then
    update voluntary_session set taken = taken - old.places where id = before_session;
  end if;
  if after_session is not null then
    update voluntary_session set taken = taken + new.places where id = after_session;
  end if;
  return null;
end
$$;
create trigger booking_counts after insert or update or delete on booking
  for each row execute function count_places();

-- The kinds that every council begins with; all of it can be changed.
insert into session_kind (code, shape, modes, minutes, buffer_before, buffer_after, notice_hours, change_hours, capacity, signed_in, position) values
  ('advice-call', 'person', '{phone,online}', 20, 0, 10, 24, 12, 1, false, 1),
  ('drop-in', 'event', '{venue}', 120, 15, 15, 0, 1, 20, false, 2),
  ('workshop', 'event', '{venue,online}', 120, 30, 30, 24, 24, 24, false, 3),
  ('talk', 'event', '{venue,online}', 60, 15, 15, 2, 12, 60, false, 4),
  ('one-to-one', 'person', '{venue,online,phone}', 45, 0, 15, 48, 24, 1, false, 5),
  ('review-meeting', 'person', '{venue,online,phone}', 60, 0, 15, 72, 24, 1, true, 6),
  ('visit', 'person', '{visit}', 60, 30, 30, 72, 24, 1, true, 7);
