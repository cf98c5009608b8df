-- AlterTable
ALTER TABLE "voluntary_session" ADD COLUMN     "walk_ins" INTEGER NOT NULL DEFAULT 0;
alter table voluntary_session add constraint voluntary_session_walk_ins check (walk_ins between 0 and 1000);

-- The history of one booking is read from the trail.
create index audit_event_booking on audit_event ((detail ->> 'bookingId'), id) where detail ? 'bookingId';
