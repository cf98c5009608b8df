-- AlterTable
ALTER TABLE "clock" ADD COLUMN     "missed_on" DATE;

-- AlterTable
ALTER TABLE "child" ADD COLUMN     "last_heard_on" DATE,
ADD COLUMN     "last_seen_on" DATE;

-- CreateTable
CREATE TABLE "letter_template" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submit_key" TEXT,

    CONSTRAINT "letter_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "council_letter" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "item_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "review_id" UUID,
    "step_id" UUID,
    "path_step_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "other_language" TEXT,
    "other_subject" TEXT NOT NULL DEFAULT '',
    "other_text" TEXT NOT NULL DEFAULT '',
    "template_version" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_by_id" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "sent_on" DATE,
    "submit_key" TEXT,

    CONSTRAINT "council_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "council_letter_copy" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "letter_id" UUID NOT NULL,
    "adult_id" UUID NOT NULL,
    "account_id" UUID,
    "how" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address_lines" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "store_key" TEXT,
    "sha256" TEXT,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "left_on" DATE,
    "left_by_id" UUID,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "council_letter_copy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "to_name" TEXT NOT NULL,
    "to_email" CITEXT NOT NULL,
    "what" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "basis_note" TEXT NOT NULL DEFAULT '',
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "level" INTEGER NOT NULL DEFAULT 0,
    "chased" INTEGER NOT NULL DEFAULT 0,
    "last_chased_on" DATE,
    "is_referral" BOOLEAN NOT NULL DEFAULT false,
    "sent_at" TIMESTAMPTZ(3),
    "sent_how" TEXT NOT NULL DEFAULT '',
    "receipt_at" TIMESTAMPTZ(3),
    "receipt_proof" TEXT NOT NULL DEFAULT '',
    "receipt_by_id" UUID,
    "referral_outcome" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_by" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),
    "answered_how" TEXT NOT NULL DEFAULT '',
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "close_reason" TEXT NOT NULL DEFAULT '',
    "next_level_name" TEXT NOT NULL DEFAULT '',
    "next_level_email" CITEXT,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation_link" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "escalation_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "sent_to" CITEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "escalation_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation_event" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "escalation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "level" INTEGER NOT NULL DEFAULT 0,
    "staff_id" UUID,
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "escalation_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sharing" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "child_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "with_whom" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "basis_note" TEXT NOT NULL DEFAULT '',
    "shared_on" DATE NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "escalation_id" UUID,
    "shown" BOOLEAN NOT NULL DEFAULT true,
    "hidden_reason" TEXT NOT NULL DEFAULT '',
    "submit_key" TEXT,

    CONSTRAINT "sharing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_path" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT NOT NULL DEFAULT '',
    "data" JSONB NOT NULL DEFAULT '{}',
    "started_on" DATE NOT NULL,
    "opened_by_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" TEXT NOT NULL DEFAULT '',
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "case_path_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "path_step" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "path_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "outcome" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "due_on" DATE,
    "done_on" DATE,
    "done_by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submit_key" TEXT,

    CONSTRAINT "path_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "id" BIGSERIAL NOT NULL,
    "first_id" BIGINT NOT NULL,
    "last_id" BIGINT NOT NULL,
    "rows" INTEGER NOT NULL,
    "seal" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relative" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "family_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "relation" TEXT NOT NULL DEFAULT '',
    "birth_year" INTEGER,
    "lives_at" TEXT NOT NULL DEFAULT '',
    "told_by" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "submit_key" TEXT,

    CONSTRAINT "relative_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "professional" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "family_id" UUID NOT NULL,
    "child_id" UUID,
    "name" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT '',
    "email" CITEXT,
    "phone" TEXT,
    "since" DATE,
    "recorded_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "submit_key" TEXT,

    CONSTRAINT "professional_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sighting" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "child_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "happened_on" DATE NOT NULL,
    "by_name" TEXT NOT NULL,
    "by_service" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "item_id" UUID,
    "review_id" UUID,
    "recorded_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by_id" UUID,
    "void_reason" TEXT,
    "submit_key" TEXT,

    CONSTRAINT "sighting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "episode" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "child_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "school_urn" TEXT,
    "started_on" DATE,
    "ended_on" DATE,
    "end_reason" TEXT NOT NULL DEFAULT '',
    "told_by" TEXT NOT NULL,
    "recorded_by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submit_key" TEXT,

    CONSTRAINT "episode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reason_told" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "child_id" UUID NOT NULL,
    "told_on" DATE NOT NULL,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "words" TEXT NOT NULL DEFAULT '',
    "still_choice" TEXT NOT NULL DEFAULT 'not-said',
    "would_help" TEXT NOT NULL DEFAULT '',
    "told_by" TEXT NOT NULL,
    "recorded_by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submit_key" TEXT,

    CONSTRAINT "reason_told_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ehc_plan" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "child_id" UUID NOT NULL,
    "started_on" DATE,
    "ended_on" DATE,
    "next_review_on" DATE,
    "recorded_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submit_key" TEXT,

    CONSTRAINT "ehc_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ehc_review" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "plan_id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "parent_took_part" TEXT NOT NULL,
    "child_took_part" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submit_key" TEXT,

    CONSTRAINT "ehc_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "system_check" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "child_id" UUID NOT NULL,
    "review_id" UUID,
    "system" TEXT NOT NULL,
    "checked_on" DATE NOT NULL,
    "found" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submit_key" TEXT,

    CONSTRAINT "system_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'planned',
    "previous_id" UUID,
    "opened_by_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "conclusion" TEXT,
    "grounds" TEXT NOT NULL DEFAULT '',
    "would_show" TEXT NOT NULL DEFAULT '',
    "help_offered" TEXT NOT NULL DEFAULT '',
    "more_by" DATE,
    "next_on" DATE,
    "next_reason" TEXT NOT NULL DEFAULT '',
    "concluded_by_id" UUID,
    "concluded_at" TIMESTAMPTZ(3),
    "reported_on" DATE,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_party" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "review_id" UUID NOT NULL,
    "adult_id" UUID NOT NULL,
    "account_id" UUID,
    "words" TEXT NOT NULL DEFAULT '',
    "invited_at" TIMESTAMPTZ(3),
    "how" TEXT NOT NULL DEFAULT '',
    "where_to_meet" TEXT NOT NULL DEFAULT '',
    "when_good" TEXT NOT NULL DEFAULT '',
    "child_comes" TEXT NOT NULL DEFAULT '',
    "child_how" TEXT NOT NULL DEFAULT '',
    "said" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "answered_at" TIMESTAMPTZ(3),
    "entered_by_id" UUID,

    CONSTRAINT "review_party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "review_id" UUID NOT NULL,
    "how" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "invited" UUID[] DEFAULT ARRAY[]::UUID[],
    "present" UUID[] DEFAULT ARRAY[]::UUID[],
    "child_present" TEXT NOT NULL DEFAULT '',
    "others" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "submit_key" TEXT,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_record" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "review_id" UUID NOT NULL,
    "meeting_id" UUID,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "submit_key" TEXT,

    CONSTRAINT "meeting_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_comment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "record_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submit_key" TEXT,

    CONSTRAINT "record_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "review_id" UUID NOT NULL,
    "area" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "judgement" TEXT NOT NULL DEFAULT '',
    "bases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "accounts" UUID[] DEFAULT ARRAY[]::UUID[],
    "version" INTEGER NOT NULL DEFAULT 0,
    "by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "formal_step" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "review_id" UUID,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "reason" TEXT NOT NULL,
    "risk" TEXT NOT NULL DEFAULT '',
    "data" JSONB NOT NULL DEFAULT '{}',
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT NOT NULL DEFAULT '',
    "served_on" DATE,
    "served_how" TEXT NOT NULL DEFAULT '',
    "served_on_whom" UUID[] DEFAULT ARRAY[]::UUID[],
    "proof" TEXT NOT NULL DEFAULT '',
    "proof_file_id" UUID,
    "served_by_id" UUID,
    "last_day" DATE,
    "outcome" TEXT NOT NULL DEFAULT '',
    "ended_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_on" DATE,
    "end_reason" TEXT NOT NULL DEFAULT '',
    "submit_key" TEXT,

    CONSTRAINT "formal_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "letter_template_submit_key_key" ON "letter_template"("submit_key");

-- CreateIndex
CREATE UNIQUE INDEX "letter_template_kind_language_version_key" ON "letter_template"("kind", "language", "version");

-- CreateIndex
CREATE UNIQUE INDEX "council_letter_submit_key_key" ON "council_letter"("submit_key");

-- CreateIndex
CREATE INDEX "council_letter_item_id_idx" ON "council_letter"("item_id");

-- CreateIndex
CREATE INDEX "council_letter_child_id_idx" ON "council_letter"("child_id");

-- CreateIndex
CREATE INDEX "council_letter_review_id_idx" ON "council_letter"("review_id");

-- CreateIndex
CREATE INDEX "council_letter_step_id_idx" ON "council_letter"("step_id");

-- CreateIndex
CREATE UNIQUE INDEX "council_letter_copy_store_key_key" ON "council_letter_copy"("store_key");

-- CreateIndex
CREATE INDEX "council_letter_copy_account_id_idx" ON "council_letter_copy"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "council_letter_copy_letter_id_adult_id_key" ON "council_letter_copy"("letter_id", "adult_id");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_item_id_key" ON "escalation"("item_id");

-- CreateIndex
CREATE INDEX "escalation_child_id_idx" ON "escalation"("child_id");

-- CreateIndex
CREATE INDEX "escalation_family_id_idx" ON "escalation"("family_id");

-- CreateIndex
CREATE INDEX "escalation_state_due_on_idx" ON "escalation"("state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_link_token_hash_key" ON "escalation_link"("token_hash");

-- CreateIndex
CREATE INDEX "escalation_link_escalation_id_idx" ON "escalation_link"("escalation_id");

-- CreateIndex
CREATE INDEX "escalation_event_escalation_id_at_idx" ON "escalation_event"("escalation_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "sharing_submit_key_key" ON "sharing"("submit_key");

-- CreateIndex
CREATE INDEX "sharing_child_id_shared_on_idx" ON "sharing"("child_id", "shared_on");

-- CreateIndex
CREATE UNIQUE INDEX "case_path_item_id_key" ON "case_path"("item_id");

-- CreateIndex
CREATE INDEX "case_path_child_id_idx" ON "case_path"("child_id");

-- CreateIndex
CREATE UNIQUE INDEX "path_step_submit_key_key" ON "path_step"("submit_key");

-- CreateIndex
CREATE UNIQUE INDEX "path_step_path_id_position_key" ON "path_step"("path_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_last_id_key" ON "audit_seal"("last_id");

-- CreateIndex
CREATE UNIQUE INDEX "relative_submit_key_key" ON "relative"("submit_key");

-- CreateIndex
CREATE INDEX "relative_family_id_idx" ON "relative"("family_id");

-- CreateIndex
CREATE UNIQUE INDEX "professional_submit_key_key" ON "professional"("submit_key");

-- CreateIndex
CREATE INDEX "professional_family_id_idx" ON "professional"("family_id");

-- CreateIndex
CREATE INDEX "professional_child_id_idx" ON "professional"("child_id");

-- CreateIndex
CREATE INDEX "sighting_child_id_kind_happened_on_idx" ON "sighting"("child_id", "kind", "happened_on");

-- CreateIndex
CREATE UNIQUE INDEX "sighting_submit_key_kind_key" ON "sighting"("submit_key", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "episode_submit_key_key" ON "episode"("submit_key");

-- CreateIndex
CREATE INDEX "episode_child_id_started_on_idx" ON "episode"("child_id", "started_on");

-- CreateIndex
CREATE UNIQUE INDEX "reason_told_submit_key_key" ON "reason_told"("submit_key");

-- CreateIndex
CREATE INDEX "reason_told_child_id_told_on_idx" ON "reason_told"("child_id", "told_on");

-- CreateIndex
CREATE UNIQUE INDEX "ehc_plan_submit_key_key" ON "ehc_plan"("submit_key");

-- CreateIndex
CREATE INDEX "ehc_plan_child_id_idx" ON "ehc_plan"("child_id");

-- CreateIndex
CREATE UNIQUE INDEX "ehc_review_submit_key_key" ON "ehc_review"("submit_key");

-- CreateIndex
CREATE INDEX "ehc_review_plan_id_idx" ON "ehc_review"("plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "system_check_submit_key_key" ON "system_check"("submit_key");

-- CreateIndex
CREATE INDEX "system_check_child_id_checked_on_idx" ON "system_check"("child_id", "checked_on");

-- CreateIndex
CREATE UNIQUE INDEX "review_item_id_key" ON "review"("item_id");

-- CreateIndex
CREATE INDEX "review_child_id_opened_at_idx" ON "review"("child_id", "opened_at");

-- CreateIndex
CREATE INDEX "review_party_account_id_idx" ON "review_party"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_party_review_id_adult_id_key" ON "review_party"("review_id", "adult_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_submit_key_key" ON "meeting"("submit_key");

-- CreateIndex
CREATE INDEX "meeting_review_id_idx" ON "meeting"("review_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_record_submit_key_key" ON "meeting_record"("submit_key");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_record_review_id_number_key" ON "meeting_record"("review_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "record_comment_submit_key_key" ON "record_comment"("submit_key");

-- CreateIndex
CREATE INDEX "record_comment_record_id_idx" ON "record_comment"("record_id");

-- CreateIndex
CREATE UNIQUE INDEX "finding_review_id_area_key" ON "finding"("review_id", "area");

-- CreateIndex
CREATE UNIQUE INDEX "formal_step_submit_key_key" ON "formal_step"("submit_key");

-- CreateIndex
CREATE INDEX "formal_step_item_id_idx" ON "formal_step"("item_id");

-- CreateIndex
CREATE INDEX "formal_step_child_id_proposed_at_idx" ON "formal_step"("child_id", "proposed_at");

-- CreateIndex
CREATE INDEX "formal_step_state_idx" ON "formal_step"("state");

-- AddForeignKey
ALTER TABLE "council_letter_copy" ADD CONSTRAINT "council_letter_copy_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "council_letter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_link" ADD CONSTRAINT "escalation_link_escalation_id_fkey" FOREIGN KEY ("escalation_id") REFERENCES "escalation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_event" ADD CONSTRAINT "escalation_event_escalation_id_fkey" FOREIGN KEY ("escalation_id") REFERENCES "escalation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "path_step" ADD CONSTRAINT "path_step_path_id_fkey" FOREIGN KEY ("path_id") REFERENCES "case_path"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ehc_review" ADD CONSTRAINT "ehc_review_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "ehc_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_party" ADD CONSTRAINT "review_party_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_record" ADD CONSTRAINT "meeting_record_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_comment" ADD CONSTRAINT "record_comment_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "meeting_record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
