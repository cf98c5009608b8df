-- The seniors' lists read these in order, whatever else piles up.
create index child_never_heard on child (created_at, id) where status = 'home-educated' and last_heard_on is null;
create index rating_red on rating (child_id, at) where level in ('red', 'high-red');
create index ehc_plan_next_review on ehc_plan (next_review_on nulls first, id) where ended_on is null;
create index referral_unconfirmed on escalation (sent_at, id) where is_referral and receipt_at is null and state = 'open';
-- The last result of verifying the trail is shown on every look at the seniors' page.
create index audit_event_verified on audit_event (id) where action in ('audit.verified', 'audit.broken');
