-- Who of a request has not answered is found without reading all who have.
create index request_child_unanswered on request_child (request_id) where answered_on is null;

-- A message stays as it was sent; the council's picture of a family may be joined to another one's.
create or replace function round_copy_is_permanent() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or row(new.round_id, new.adult_id, new.account_id, new.how, new.name,
      new.language, new.address_lines, new.values)
    is distinct from row(old.round_id, old.adult_id, old.account_id, old.how, old.name,
      old.language, old.address_lines, old.values)
    or (old.left_on is not null and new.left_on is distinct from old.left_on) then
    raise exception 'a message of a round does not change';
  end if;
  return new;
end
$$;
