-- CreateTable
CREATE TABLE "stored_object" (
    "store_key" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'reserved',
    "place" TEXT NOT NULL DEFAULT 'disk',
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "sha256" TEXT,
    "key_id" TEXT,
    "wrapped_key" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_object_pkey" PRIMARY KEY ("store_key")
);

-- CreateTable
CREATE TABLE "sending" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "told_child_id" UUID,
    "number" INTEGER,
    "replaces_id" UUID,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 0,
    "language" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "received_on" DATE,
    "withdrawn_at" TIMESTAMPTZ(3),
    "first_read_at" TIMESTAMPTZ(3),
    "item_id" UUID,

    CONSTRAINT "sending_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "piece" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sending_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "file_id" UUID,
    "text" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "areas" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "made_on" DATE,
    "translation_of_id" UUID,
    "submit_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "piece_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "piece_child" (
    "piece_id" UUID NOT NULL,
    "told_child_id" UUID NOT NULL,

    CONSTRAINT "piece_child_pkey" PRIMARY KEY ("piece_id","told_child_id")
);

-- CreateTable
CREATE TABLE "family_file" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "sending_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'uploading',
    "refusal" TEXT,
    "through" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "spool_key" BYTEA,
    "store_key" TEXT,
    "sha256" TEXT,
    "content_type" TEXT,
    "sort" TEXT,
    "scan" TEXT NOT NULL DEFAULT 'pending',
    "stripped" BOOLEAN,
    "width" INTEGER,
    "height" INTEGER,
    "seconds" INTEGER,
    "pages" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "received_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "family_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_view" (
    "file_id" UUID NOT NULL,
    "view" TEXT NOT NULL,
    "page" INTEGER NOT NULL DEFAULT 0,
    "store_key" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,

    CONSTRAINT "file_view_pkey" PRIMARY KEY ("file_id","view","page")
);

-- CreateTable
CREATE TABLE "bad_content" (
    "sha256" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bad_content_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "child_reading" (
    "staff_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "child_reading_pkey" PRIMARY KEY ("staff_id","child_id")
);

-- CreateIndex
CREATE INDEX "stored_object_state_changed_at_idx" ON "stored_object"("state", "changed_at");

-- CreateIndex
CREATE INDEX "sending_account_id_kind_state_idx" ON "sending"("account_id", "kind", "state");

-- CreateIndex
CREATE INDEX "sending_told_child_id_idx" ON "sending"("told_child_id");

-- CreateIndex
CREATE INDEX "sending_item_id_idx" ON "sending"("item_id");

-- CreateIndex
CREATE INDEX "sending_expires_at_idx" ON "sending"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "piece_file_id_key" ON "piece"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "piece_submit_key_key" ON "piece"("submit_key");

-- CreateIndex
CREATE INDEX "piece_sending_id_created_at_idx" ON "piece"("sending_id", "created_at");

-- CreateIndex
CREATE INDEX "piece_child_told_child_id_idx" ON "piece_child"("told_child_id");

-- CreateIndex
CREATE UNIQUE INDEX "family_file_store_key_key" ON "family_file"("store_key");

-- CreateIndex
CREATE INDEX "family_file_account_id_created_at_idx" ON "family_file"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "family_file_sending_id_idx" ON "family_file"("sending_id");

-- CreateIndex
CREATE INDEX "family_file_state_created_at_idx" ON "family_file"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "file_view_store_key_key" ON "file_view"("store_key");

-- AddForeignKey
ALTER TABLE "sending" ADD CONSTRAINT "sending_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sending" ADD CONSTRAINT "sending_told_child_id_fkey" FOREIGN KEY ("told_child_id") REFERENCES "notification_child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sending" ADD CONSTRAINT "sending_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "sending"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sending" ADD CONSTRAINT "sending_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "queue_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece" ADD CONSTRAINT "piece_sending_id_fkey" FOREIGN KEY ("sending_id") REFERENCES "sending"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece" ADD CONSTRAINT "piece_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "family_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece" ADD CONSTRAINT "piece_translation_of_id_fkey" FOREIGN KEY ("translation_of_id") REFERENCES "piece"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece_child" ADD CONSTRAINT "piece_child_piece_id_fkey" FOREIGN KEY ("piece_id") REFERENCES "piece"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece_child" ADD CONSTRAINT "piece_child_told_child_id_fkey" FOREIGN KEY ("told_child_id") REFERENCES "notification_child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_file" ADD CONSTRAINT "family_file_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_file" ADD CONSTRAINT "family_file_sending_id_fkey" FOREIGN KEY ("sending_id") REFERENCES "sending"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_view" ADD CONSTRAINT "file_view_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "family_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Files kept before there was encryption stay readable: no key is named for them.
insert into "stored_object" ("store_key", "state", "bytes", "sha256")
select "store_key", 'kept', "bytes", "sha256" from "stored_file";

-- One unsent plan and one unsent voice a child, one unsent set of evidence an account: starting twice is one draft.
create unique index "sending_one_draft_a_child" on "sending" ("account_id", "kind", "told_child_id")
  where "state" = 'draft' and "told_child_id" is not null;
create unique index "sending_one_draft" on "sending" ("account_id", "kind")
  where "state" = 'draft' and "told_child_id" is null;

alter table "sending"
  add constraint "sending_kind" check ("kind" in ('plan', 'evidence', 'voice')),
  add constraint "sending_state" check ("state" in ('draft', 'sent', 'replaced', 'withdrawn')),
  add constraint "sending_of_a_child" check (("kind" = 'evidence') = ("told_child_id" is null)),
  add constraint "sending_sent" check (("state" = 'draft') = ("sent_at" is null));
alter table "family_file"
  add constraint "family_file_state" check ("state" in ('uploading', 'received', 'waiting', 'ready', 'refused')),
  add constraint "family_file_scan" check ("scan" in ('pending', 'clean', 'not-scanned', 'found')),
  add constraint "family_file_refused" check (("state" = 'refused') = ("refusal" is not null)),
  add constraint "family_file_ready" check ("state" <> 'ready' or ("store_key" is not null and "scan" in ('clean', 'not-scanned')));
alter table "piece"
  add constraint "piece_form" check ("form" in ('file', 'link', 'words')),
  add constraint "piece_file" check (("form" = 'file') = ("file_id" is not null));
