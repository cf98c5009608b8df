-- The audit trail only grows: not even the portal's own account may change or remove a row.
create function audit_event_is_permanent() returns trigger language plpgsql as $$
begin
  raise exception 'audit rows cannot be changed or removed';
end
$$;
create trigger audit_event_no_change before update or delete on audit_event
  for each row execute function audit_event_is_permanent();
create trigger audit_event_no_truncate before truncate on audit_event
  for each statement execute function audit_event_is_permanent();

-- The queue's first page must cost the same at 1,000 and at 100,000 items.
create index queue_item_open on queue_item (next_due_on, id) where closed_at is null;
create index queue_item_open_owner on queue_item (owner_id, next_due_on, id) where closed_at is null;
create index queue_item_open_status on queue_item (status, next_due_on, id) where closed_at is null;
create index queue_item_open_kind on queue_item (kind, next_due_on, id) where closed_at is null;
create index queue_item_received on queue_item (received_at, id);
create index queue_item_search on queue_item using gin (search_text gin_trgm_ops);
create index queue_item_flags on queue_item using gin (flags) where closed_at is null;
create index school_search on school using gin (name_key gin_trgm_ops);
create index child_search on child using gin (name_key gin_trgm_ops);
create index clock_running on clock (due_on) where status = 'running';
