-- AlterTable
ALTER TABLE "outgoing_mail" ADD COLUMN     "batch_id" UUID,
ADD COLUMN     "failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "next_try_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "returned_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "annual_request" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "family_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "issued_on" DATE NOT NULL,
    "answer_by" DATE NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'first',
    "ended_on" DATE,
    "ended_by_id" UUID,
    "end_reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annual_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_child" (
    "request_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "review_id" UUID,
    "due_on" DATE NOT NULL,
    "sooner_reason" TEXT NOT NULL DEFAULT '',
    "year_group" INTEGER NOT NULL,
    "answered_on" DATE,
    "more_time_until" DATE,

    CONSTRAINT "request_child_pkey" PRIMARY KEY ("request_id","child_id")
);

-- CreateTable
CREATE TABLE "request_reader" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "request_id" UUID NOT NULL,
    "adult_id" UUID NOT NULL,
    "account_id" UUID,
    "item_id" UUID NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "opened_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "request_reader_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_hold" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "child_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "look_on" DATE,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "submit_key" TEXT,

    CONSTRAINT "request_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sharing_choice" (
    "id" BIGSERIAL NOT NULL,
    "account_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "given" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sharing_choice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_count" (
    "month" DATE NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "survey_count_pkey" PRIMARY KEY ("month","question","answer")
);

-- CreateTable
CREATE TABLE "round" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "stage" TEXT NOT NULL DEFAULT 'only',
    "of_id" UUID,
    "month" DATE,
    "title" TEXT NOT NULL DEFAULT '',
    "filter" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "answer_by" DATE,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proposed_by_id" UUID,
    "proposed_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decide_note" TEXT NOT NULL DEFAULT '',
    "released_on" DATE,
    "finished_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "submit_key" TEXT,

    CONSTRAINT "round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_words" (
    "round_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "template_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "round_words_pkey" PRIMARY KEY ("round_id","language")
);

-- CreateTable
CREATE TABLE "round_family" (
    "round_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "child_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT NOT NULL DEFAULT '',
    "by_id" UUID,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "round_family_pkey" PRIMARY KEY ("round_id","family_id")
);

-- CreateTable
CREATE TABLE "round_copy" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "round_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "adult_id" UUID,
    "account_id" UUID,
    "reader_id" UUID,
    "how" TEXT NOT NULL,
    "no_way" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "address_lines" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "values" JSONB NOT NULL DEFAULT '{}',
    "mail_id" UUID,
    "instead_of_id" UUID,
    "print_run_id" UUID,
    "print_number" INTEGER,
    "left_on" DATE,
    "left_by_id" UUID,
    "returned_on" DATE,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" UUID,
    "settle_reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "round_copy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "print_run" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "round_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "copies" INTEGER NOT NULL,
    "store_key" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "print_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "annual_request_family_id_idx" ON "annual_request"("family_id");

-- CreateIndex
CREATE INDEX "annual_request_month_idx" ON "annual_request"("month");

-- CreateIndex
CREATE UNIQUE INDEX "annual_request_round_id_family_id_key" ON "annual_request"("round_id", "family_id");

-- CreateIndex
CREATE INDEX "request_child_review_id_idx" ON "request_child"("review_id");

-- CreateIndex
CREATE UNIQUE INDEX "request_child_child_id_due_on_key" ON "request_child"("child_id", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "request_reader_item_id_key" ON "request_reader"("item_id");

-- CreateIndex
CREATE INDEX "request_reader_account_id_idx" ON "request_reader"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "request_reader_request_id_adult_id_key" ON "request_reader"("request_id", "adult_id");

-- CreateIndex
CREATE INDEX "request_hold_child_id_due_on_idx" ON "request_hold"("child_id", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "request_hold_submit_key_child_id_key" ON "request_hold"("submit_key", "child_id");

-- CreateIndex
CREATE INDEX "sharing_choice_account_id_code_id_idx" ON "sharing_choice"("account_id", "code", "id");

-- CreateIndex
CREATE UNIQUE INDEX "round_submit_key_key" ON "round"("submit_key");

-- CreateIndex
CREATE INDEX "round_kind_state_month_idx" ON "round"("kind", "state", "month");

-- CreateIndex
CREATE INDEX "round_of_id_idx" ON "round"("of_id");

-- CreateIndex
CREATE INDEX "round_family_family_id_idx" ON "round_family"("family_id");

-- CreateIndex
CREATE UNIQUE INDEX "round_copy_mail_id_key" ON "round_copy"("mail_id");

-- CreateIndex
CREATE UNIQUE INDEX "round_copy_instead_of_id_key" ON "round_copy"("instead_of_id");

-- CreateIndex
CREATE INDEX "round_copy_round_id_idx" ON "round_copy"("round_id");

-- CreateIndex
CREATE INDEX "round_copy_family_id_idx" ON "round_copy"("family_id");

-- CreateIndex
CREATE INDEX "round_copy_reader_id_idx" ON "round_copy"("reader_id");

-- CreateIndex
CREATE INDEX "round_copy_print_run_id_print_number_idx" ON "round_copy"("print_run_id", "print_number");

-- CreateIndex
CREATE UNIQUE INDEX "print_run_store_key_key" ON "print_run"("store_key");

-- CreateIndex
CREATE UNIQUE INDEX "print_run_round_id_number_key" ON "print_run"("round_id", "number");

-- AddForeignKey
ALTER TABLE "request_child" ADD CONSTRAINT "request_child_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "annual_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_reader" ADD CONSTRAINT "request_reader_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "annual_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_words" ADD CONSTRAINT "round_words_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_family" ADD CONSTRAINT "round_family_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_copy" ADD CONSTRAINT "round_copy_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
