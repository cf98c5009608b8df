-- AlterTable
ALTER TABLE "meeting_record" ADD COLUMN     "sent_to" UUID[] DEFAULT ARRAY[]::UUID[];

-- Records that were sent before this was kept are read by those who had a part in them then.
update meeting_record m set sent_to = case
  when m.meeting_id is not null then (select t.present from meeting t where t.id = m.meeting_id)
  else coalesce((select array_agg(p.adult_id) from review_party p
    where p.review_id = m.review_id and p.answered_at <= m.sent_at), '{}') end
where m.sent_at is not null;
