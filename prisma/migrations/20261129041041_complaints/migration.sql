-- AlterTable
ALTER TABLE "queue_item" ADD COLUMN     "kept_from" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "seniors_only" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "complaint_move" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "move" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "by_id" UUID NOT NULL,
    "means" TEXT,
    "outcome" TEXT,
    "text" TEXT NOT NULL DEFAULT '',
    "doing" TEXT NOT NULL DEFAULT '',
    "do_by" DATE,
    "staff_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "complaint_move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "complaint_move_item_id_at_idx" ON "complaint_move"("item_id", "at");

-- AddForeignKey
ALTER TABLE "complaint_move" ADD CONSTRAINT "complaint_move_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "queue_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever a complaint is about cannot have it, whatever the code above does.
alter table queue_item
  add constraint queue_item_kept_from_known check (kept_from is not null),
  add constraint queue_item_not_with_whom_it_is_about check (owner_id is null or not (owner_id = any (kept_from)));

alter table complaint_move add constraint complaint_move_by foreign key (by_id) references staff_member (id);
-- What is done once for an item is there once.
create unique index complaint_move_once on complaint_move (item_id, move)
  where move in ('acknowledged', 'answered', 'second-asked', 'second-answered', 'extended', 'given', 'thanked');
create unique index complaint_move_seen_once on complaint_move (item_id, by_id) where move = 'seen';
-- The answers of a year, for the counts.
create index complaint_move_counted on complaint_move (move, "on");

-- Nobody deals with a complaint about themselves; a second look is another person's.
create function complaint_move_fits() returns trigger language plpgsql as $$
begin
  if exists (select 1 from queue_item i where i.id = new.item_id and new.by_id = any (i.kept_from)) then
    raise exception 'nobody deals with a complaint about themselves';
  end if;
  if new.move = 'second-answered' and exists (
    select 1 from complaint_move m where m.item_id = new.item_id and m.move = 'answered' and m.by_id = new.by_id
  ) then
    raise exception 'a second look is another person''s';
  end if;
  return new;
end
$$;
create trigger complaint_move_fits before insert or update on complaint_move
  for each row execute function complaint_move_fits();
