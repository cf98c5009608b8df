-- Rows of rounds and requests belong to a family, a child, an adult, an account, an item that are there.
alter table round add foreign key (of_id) references round (id);
alter table round_family add foreign key (family_id) references family (id);
alter table round_copy
  add foreign key (family_id) references family (id),
  add foreign key (adult_id) references adult (id),
  add foreign key (account_id) references account (id),
  add foreign key (reader_id) references request_reader (id),
  add foreign key (instead_of_id) references round_copy (id),
  add foreign key (print_run_id) references print_run (id);
alter table print_run add foreign key (round_id) references round (id);
alter table annual_request
  add foreign key (family_id) references family (id),
  add foreign key (round_id) references round (id);
alter table request_child
  add foreign key (child_id) references child (id),
  add foreign key (review_id) references review (id);
alter table request_reader
  add foreign key (adult_id) references adult (id),
  add foreign key (account_id) references account (id),
  add foreign key (item_id) references queue_item (id);
alter table request_hold add foreign key (child_id) references child (id);
alter table sharing_choice add foreign key (account_id) references account (id) on delete cascade;

-- One message of a round to one reader, but for a second try in place of one that did not arrive.
create unique index round_copy_one_each on round_copy (round_id, adult_id)
  where adult_id is not null and instead_of_id is null;
create unique index round_copy_one_nobody on round_copy (round_id, family_id)
  where adult_id is null and instead_of_id is null;
-- One hold of one due date at a time.
create unique index request_hold_one_open on request_hold (child_id, due_on) where ended_at is null;
-- A reminder, or a second letter, goes out once for each first round and is one at a time.
create unique index round_one_follow_up on round (of_id, stage) where of_id is not null and state in ('draft', 'releasing');

-- Nobody lets go what they proposed, whatever the code above does. An annual request is released by
-- the officer who looked at its list.
alter table round add constraint round_second_person
  check (kind = 'annual-request' or decided_by_id is null or decided_by_id <> proposed_by_id);
alter table round add constraint round_released_by_somebody
  check (state not in ('releasing', 'released') or (decided_by_id is not null and released_on is not null
    and (kind = 'annual-request' or proposed_by_id is not null)));

-- What is still to be done is found without reading what is done.
create index round_family_waiting on round_family (round_id, family_id) where state = 'waiting';
create index round_copy_to_print on round_copy (round_id, id) where how = 'post' and print_run_id is null;
create index round_copy_to_post on round_copy (id) where how = 'post' and left_on is null and settled_at is null;
create index outgoing_mail_batch_waiting on outgoing_mail (batch_id, next_try_at)
  where batch_id is not null and sent_at is null and failed_at is null;
create index request_reader_open on request_reader (request_id) where answered_at is null;

-- How each message fares, from what is known of it; one place says it.
create view round_copy_now as
select c.*,
  case
    when c.settled_at is not null then 'settled'
    when c.how = 'none' then 'no-way'
    when c.how = 'post' and c.returned_on is not null then 'returned'
    when c.how = 'post' and c.left_on is not null then 'posted'
    when c.how = 'post' then 'to-post'
    when m.returned_at is not null then 'bounced'
    when m.failed_at is not null then case when m.problem in ('refused', 'held') then m.problem else 'gave-up' end
    when m.sent_at is not null then 'delivered'
    when m.attempts > 0 then 'retrying'
    else 'waiting'
  end as state,
  coalesce(m.attempts, 0) as attempts, m.sent_at as mail_sent_at, m.problem as mail_problem
from round_copy c left join outgoing_mail m on m.id = c.mail_id;

-- Released words, and what was sent to whom, stay as they were.
create function round_words_stay() returns trigger language plpgsql as $$
declare state text;
begin
  select r.state into state from round r where r.id = coalesce(old.round_id, new.round_id);
  if state in ('releasing', 'released') then
    raise exception 'the words of a round that was released do not change';
  end if;
  return coalesce(new, old);
end
$$;
create trigger round_words_stay before insert or update or delete on round_words
  for each row execute function round_words_stay();

create function round_copy_is_permanent() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or row(new.round_id, new.family_id, new.adult_id, new.account_id, new.how, new.name,
      new.language, new.address_lines, new.values)
    is distinct from row(old.round_id, old.family_id, old.adult_id, old.account_id, old.how, old.name,
      old.language, old.address_lines, old.values)
    or (old.left_on is not null and new.left_on is distinct from old.left_on) then
    raise exception 'a message of a round does not change';
  end if;
  return new;
end
$$;
create trigger round_copy_stays before update or delete on round_copy
  for each row execute function round_copy_is_permanent();
