-- Rows of casework belong to a child, a family or an item that is there.
alter table relative add foreign key (family_id) references family (id);
alter table professional add foreign key (family_id) references family (id), add foreign key (child_id) references child (id);
alter table sighting add foreign key (child_id) references child (id);
alter table episode add foreign key (child_id) references child (id);
alter table reason_told add foreign key (child_id) references child (id);
alter table ehc_plan add foreign key (child_id) references child (id);
alter table system_check add foreign key (child_id) references child (id);
alter table review add foreign key (child_id) references child (id), add foreign key (item_id) references queue_item (id);
alter table review_party add foreign key (adult_id) references adult (id), add foreign key (account_id) references account (id);
alter table record_comment add foreign key (account_id) references account (id);
alter table council_letter add foreign key (child_id) references child (id), add foreign key (item_id) references queue_item (id);
alter table council_letter_copy add foreign key (adult_id) references adult (id), add foreign key (account_id) references account (id);
alter table formal_step add foreign key (child_id) references child (id), add foreign key (item_id) references queue_item (id);
alter table case_path add foreign key (child_id) references child (id), add foreign key (item_id) references queue_item (id);
alter table escalation add foreign key (child_id) references child (id), add foreign key (item_id) references queue_item (id);
alter table sharing add foreign key (child_id) references child (id);

-- Nobody approves what they proposed, whatever the code above does.
alter table formal_step add constraint formal_step_second_person check (decided_by_id is null or decided_by_id <> proposed_by_id);
-- Nothing is served that was not approved.
alter table formal_step add constraint formal_step_served_after_approval
  check (served_on is null or (decided_by_id is not null and state in ('served', 'ended', 'stopped')));
-- A proposal of one kind at a time for one child.
create unique index formal_step_one_open on formal_step (child_id, kind) where state in ('proposed', 'approved');
-- One review of one kind at a time, one ladder of steps at a time.
create unique index review_one_open on review (child_id, kind) where state in ('planned', 'open', 'concluded');

-- Last seen and last heard follow the sightings that stand.
create function child_last_seen() returns trigger language plpgsql as $$
begin
  update child c set
    last_seen_on = (select max(happened_on) from sighting where child_id = c.id and kind = 'seen' and voided_at is null),
    last_heard_on = (select max(happened_on) from sighting where child_id = c.id and kind = 'heard' and voided_at is null)
  where c.id in (new.child_id, old.child_id);
  return null;
end
$$;
create trigger sighting_moves_last_seen after insert or update or delete on sighting
  for each row execute function child_last_seen();

-- What the oversight pages list must not cost more as records pile up.
create index child_unseen on child (last_seen_on nulls first, id) where status = 'home-educated';
create index formal_step_waiting on formal_step (proposed_at) where state = 'proposed';
create index letter_copy_waiting on council_letter_copy (created_at) where left_on is null;
create index escalation_open on escalation (due_on, id) where state = 'open';
create index clock_open_item on clock (item_id) where ended_on is null;

-- A seal, once set, stays.
create trigger audit_seal_no_change before update or delete on audit_seal
  for each row execute function audit_event_is_permanent();
create trigger audit_seal_no_truncate before truncate on audit_seal
  for each statement execute function audit_event_is_permanent();
