-- AlterTable
ALTER TABLE "council_letter_copy" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en',
ALTER COLUMN "adult_id" DROP NOT NULL;

-- A letter to a school has one copy.
create unique index council_letter_copy_to_school on council_letter_copy (letter_id) where adult_id is null;

-- What was sent stays as sent: the words of a letter, and who got which bytes of it.
create function council_letter_sent_is_permanent() returns trigger language plpgsql as $$
begin
  if old.state = 'draft' then return new; end if;
  if tg_op = 'DELETE' or row(new.state, new.kind, new.subject, new.text, new.other_language,
      new.other_subject, new.other_text, new.sent_by_id, new.sent_at, new.sent_on)
    is distinct from row(old.state, old.kind, old.subject, old.text, old.other_language,
      old.other_subject, old.other_text, old.sent_by_id, old.sent_at, old.sent_on) then
    raise exception 'a letter that was sent or discarded does not change';
  end if;
  return new;
end
$$;
create trigger council_letter_stays before update or delete on council_letter
  for each row execute function council_letter_sent_is_permanent();

create function council_letter_copy_is_permanent() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or row(new.letter_id, new.how, new.name, new.language, new.address_lines,
      new.store_key, new.sha256, new.bytes)
    is distinct from row(old.letter_id, old.how, old.name, old.language, old.address_lines,
      old.store_key, old.sha256, old.bytes)
    or (old.left_on is not null and new.left_on is distinct from old.left_on) then
    raise exception 'a copy of a letter does not change';
  end if;
  return new;
end
$$;
create trigger council_letter_copy_stays before update or delete on council_letter_copy
  for each row execute function council_letter_copy_is_permanent();
