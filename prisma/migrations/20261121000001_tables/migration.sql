-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('OFFICER', 'SENIOR', 'SEND', 'ADMIN');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" CITEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_signed_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_member" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" "StaffRole"[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "account_id" UUID,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_code" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "browser_key" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "return_to" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "hits" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateTable
CREATE TABLE "stashed_form" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "owner_key" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stashed_form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "queue_item" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "received_on" DATE NOT NULL,
    "next_due_on" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "next_clock" TEXT,
    "owner_id" UUID,
    "account_id" UUID,
    "contact_email" CITEXT,
    "family_id" UUID,
    "notification_id" UUID,
    "parent_item_id" UUID,
    "joined_to_id" UUID,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "year_groups" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "schools" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "flags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "search_text" TEXT NOT NULL,
    "body" JSONB NOT NULL DEFAULT '{}',
    "source" TEXT NOT NULL DEFAULT 'portal',
    "version" INTEGER NOT NULL DEFAULT 0,
    "submit_key" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "queue_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "queue_item_child" (
    "item_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,

    CONSTRAINT "queue_item_child_pkey" PRIMARY KEY ("item_id","child_id")
);

-- CreateTable
CREATE TABLE "clock" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "child_id" UUID,
    "rule" TEXT NOT NULL,
    "started_on" DATE NOT NULL,
    "length" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "agreed_on" DATE,
    "due_on" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'running',
    "pauses" JSONB NOT NULL DEFAULT '[]',
    "ended_on" DATE,
    "end_reason" TEXT,
    "changed_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_entry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "happened_on" DATE NOT NULL,
    "how" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "next_try_on" DATE,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "from" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'message',
    "staff_id" UUID,
    "account_id" UUID,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "child_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "data" JSONB NOT NULL DEFAULT '{}',
    "due_on" DATE,
    "submit_key" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "child_id" UUID,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "due_on" DATE,
    "by_id" UUID NOT NULL,
    "submit_key" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "child_id" UUID,
    "kind" TEXT NOT NULL,
    "to_role" "StaffRole" NOT NULL,
    "question" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "answer_reason" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "store_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "by_staff_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_closure" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "label" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'holiday',
    "example" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school" (
    "urn" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "town" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "head_title" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "open" BOOLEAN NOT NULL DEFAULT true,
    "example" BOOLEAN NOT NULL DEFAULT false,
    "name_key" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "school_pkey" PRIMARY KEY ("urn")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "family" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "family_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "adult" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "family_id" UUID NOT NULL,
    "account_id" UUID,
    "notification_id" UUID,
    "role" TEXT NOT NULL DEFAULT 'parent',
    "name" TEXT NOT NULL,
    "relation" TEXT,
    "parental_responsibility" TEXT,
    "email" CITEXT,
    "phone" TEXT,
    "address" JSONB,
    "preferred_contact" TEXT,
    "safe_to_email" BOOLEAN NOT NULL DEFAULT true,
    "safe_to_write" BOOLEAN NOT NULL DEFAULT true,
    "safety_note" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "interpreter" TEXT,
    "told_by" TEXT NOT NULL,
    "last_heard_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "adult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "child" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "family_id" UUID NOT NULL,
    "given_names" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "known_as" TEXT,
    "date_of_birth" DATE NOT NULL,
    "sex" TEXT,
    "ethnicity" TEXT,
    "upn" TEXT,
    "address" JSONB,
    "setting" TEXT NOT NULL,
    "school_urn" TEXT,
    "school_name" TEXT,
    "sen" TEXT NOT NULL DEFAULT 'N',
    "status" TEXT NOT NULL,
    "started_on" DATE,
    "ended_on" DATE,
    "name_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "child_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "child_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "child_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_draft" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 0,
    "language" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "notification_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "draft_id" UUID,
    "account_id" UUID,
    "family_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'portal',
    "entered_by_id" UUID,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "received_on" DATE NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_child" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "notification_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "outcome" TEXT,
    "outcome_on" DATE,

    CONSTRAINT "notification_child_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outgoing_mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "dedupe_key" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "secret" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,

    CONSTRAINT "outgoing_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "item_id" UUID,
    "child_id" UUID,
    "family_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "staff_member_email_key" ON "staff_member"("email");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "session_staff_id_idx" ON "session"("staff_id");

-- CreateIndex
CREATE INDEX "session_ends_at_idx" ON "session"("ends_at");

-- CreateIndex
CREATE INDEX "sign_in_code_browser_key_idx" ON "sign_in_code"("browser_key");

-- CreateIndex
CREATE INDEX "sign_in_code_email_idx" ON "sign_in_code"("email");

-- CreateIndex
CREATE INDEX "sign_in_code_expires_at_idx" ON "sign_in_code"("expires_at");

-- CreateIndex
CREATE INDEX "rate_limit_window_start_idx" ON "rate_limit"("window_start");

-- CreateIndex
CREATE INDEX "stashed_form_expires_at_idx" ON "stashed_form"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "queue_item_reference_key" ON "queue_item"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "queue_item_notification_id_key" ON "queue_item"("notification_id");

-- CreateIndex
CREATE UNIQUE INDEX "queue_item_submit_key_key" ON "queue_item"("submit_key");

-- CreateIndex
CREATE INDEX "queue_item_account_id_idx" ON "queue_item"("account_id");

-- CreateIndex
CREATE INDEX "queue_item_family_id_idx" ON "queue_item"("family_id");

-- CreateIndex
CREATE INDEX "queue_item_contact_email_idx" ON "queue_item"("contact_email");

-- CreateIndex
CREATE INDEX "queue_item_child_child_id_idx" ON "queue_item_child"("child_id");

-- CreateIndex
CREATE INDEX "clock_item_id_idx" ON "clock"("item_id");

-- CreateIndex
CREATE INDEX "clock_status_due_on_idx" ON "clock"("status", "due_on");

-- CreateIndex
CREATE INDEX "contact_entry_item_id_idx" ON "contact_entry"("item_id");

-- CreateIndex
CREATE INDEX "note_item_id_idx" ON "note"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_submit_key_key" ON "message"("submit_key");

-- CreateIndex
CREATE INDEX "message_item_id_at_idx" ON "message"("item_id", "at");

-- CreateIndex
CREATE INDEX "decision_item_id_idx" ON "decision"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_submit_key_child_id_key" ON "decision"("submit_key", "child_id");

-- CreateIndex
CREATE INDEX "referral_item_id_idx" ON "referral"("item_id");

-- CreateIndex
CREATE INDEX "referral_to_role_answered_at_idx" ON "referral"("to_role", "answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_store_key_key" ON "stored_file"("store_key");

-- CreateIndex
CREATE INDEX "stored_file_item_id_idx" ON "stored_file"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_run_kind_sha256_key" ON "import_run"("kind", "sha256");

-- CreateIndex
CREATE INDEX "adult_family_id_idx" ON "adult"("family_id");

-- CreateIndex
CREATE INDEX "adult_account_id_idx" ON "adult"("account_id");

-- CreateIndex
CREATE INDEX "child_family_id_idx" ON "child"("family_id");

-- CreateIndex
CREATE INDEX "child_date_of_birth_name_key_idx" ON "child"("date_of_birth", "name_key");

-- CreateIndex
CREATE INDEX "child_upn_idx" ON "child"("upn");

-- CreateIndex
CREATE INDEX "indicator_child_id_idx" ON "indicator"("child_id");

-- CreateIndex
CREATE INDEX "rating_child_id_at_idx" ON "rating"("child_id", "at");

-- CreateIndex
CREATE INDEX "notification_draft_account_id_idx" ON "notification_draft"("account_id");

-- CreateIndex
CREATE INDEX "notification_draft_expires_at_idx" ON "notification_draft"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_reference_key" ON "notification"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "notification_draft_id_key" ON "notification"("draft_id");

-- CreateIndex
CREATE INDEX "notification_account_id_idx" ON "notification"("account_id");

-- CreateIndex
CREATE INDEX "notification_family_id_idx" ON "notification"("family_id");

-- CreateIndex
CREATE INDEX "notification_child_child_id_idx" ON "notification_child"("child_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_child_notification_id_key_key" ON "notification_child"("notification_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_mail_dedupe_key_key" ON "outgoing_mail"("dedupe_key");

-- CreateIndex
CREATE INDEX "outgoing_mail_sent_at_idx" ON "outgoing_mail"("sent_at");

-- CreateIndex
CREATE INDEX "audit_event_item_id_id_idx" ON "audit_event"("item_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_child_id_id_idx" ON "audit_event"("child_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_id_idx" ON "audit_event"("actor_id", "id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_item" ADD CONSTRAINT "queue_item_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff_member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_item" ADD CONSTRAINT "queue_item_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_item" ADD CONSTRAINT "queue_item_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_item" ADD CONSTRAINT "queue_item_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_item_child" ADD CONSTRAINT "queue_item_child_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "queue_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_item_child" ADD CONSTRAINT "queue_item_child_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock" ADD CONSTRAINT "clock_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "queue_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_entry" ADD CONSTRAINT "contact_entry_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "queue_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "queue_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "queue_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "queue_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "queue_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "queue_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adult" ADD CONSTRAINT "adult_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adult" ADD CONSTRAINT "adult_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adult" ADD CONSTRAINT "adult_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child" ADD CONSTRAINT "child_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_draft" ADD CONSTRAINT "notification_draft_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_child" ADD CONSTRAINT "notification_child_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_child" ADD CONSTRAINT "notification_child_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
