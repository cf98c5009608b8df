-- AlterTable
ALTER TABLE "complaint_move" ADD COLUMN     "why" TEXT;

-- The council looks again by itself once, where whom it is about is named after one of them answered.
drop index complaint_move_once;
create unique index complaint_move_once on complaint_move (item_id, move)
  where move in ('acknowledged', 'answered', 'second-asked', 'looks-again', 'second-answered', 'extended', 'given', 'thanked');
-- No query asks by it: the counts go from the item to its moves.
drop index complaint_move_counted;

-- Whoever said that a complaint is about nobody does not answer it: it may be about them. What was said
-- last counts, so that a correction locks nothing.
create or replace function complaint_move_fits() returns trigger language plpgsql as $$
begin
  if exists (select 1 from queue_item i where i.id = new.item_id and new.by_id = any (i.kept_from)) then
    raise exception 'nobody deals with a complaint about themselves';
  end if;
  if new.move = 'second-answered' and exists (
    select 1 from complaint_move m where m.item_id = new.item_id and m.move = 'answered' and m.by_id = new.by_id
  ) then
    raise exception 'a second look is another person''s';
  end if;
  if new.move = 'answered' and exists (
    select 1 from (
      select a.by_id, a.staff_ids from complaint_move a
      where a.item_id = new.item_id and a.move = 'about' order by a.at desc limit 1
    ) m where m.by_id = new.by_id and m.staff_ids = '{}'
  ) then
    raise exception 'whoever said that it is about nobody does not answer it';
  end if;
  return new;
end
$$;
