-- What did not arrive is found without reading what did.
create index round_copy_no_way on round_copy (id) where how = 'none' and settled_at is null;
create index round_copy_returned on round_copy (id)
  where how = 'post' and returned_on is not null and settled_at is null;
create index outgoing_mail_batch_failed on outgoing_mail (id)
  where batch_id is not null and (failed_at is not null or returned_at is not null);
-- The messages of a print run, and the latest runs.
create index print_run_made on print_run (made_at);
