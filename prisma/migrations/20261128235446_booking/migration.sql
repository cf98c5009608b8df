-- CreateTable
CREATE TABLE "session_kind" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT,
    "shape" TEXT NOT NULL,
    "words" JSONB NOT NULL DEFAULT '{}',
    "modes" TEXT[],
    "minutes" INTEGER NOT NULL,
    "buffer_before" INTEGER NOT NULL DEFAULT 0,
    "buffer_after" INTEGER NOT NULL DEFAULT 0,
    "notice_hours" INTEGER NOT NULL,
    "change_hours" INTEGER NOT NULL,
    "capacity" INTEGER NOT NULL DEFAULT 1,
    "signed_in" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "session_kind_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kind_person" (
    "kind_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,

    CONSTRAINT "kind_person_pkey" PRIMARY KEY ("kind_id","staff_id")
);

-- CreateTable
CREATE TABLE "kind_room" (
    "kind_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,

    CONSTRAINT "kind_room_pkey" PRIMARY KEY ("kind_id","room_id")
);

-- CreateTable
CREATE TABLE "venue" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "address_lines" TEXT[],
    "area" TEXT NOT NULL,
    "getting" JSONB NOT NULL DEFAULT '{}',
    "access" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "venue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "venue_id" UUID,
    "name" TEXT NOT NULL,
    "most" INTEGER,
    "access" TEXT[],
    "link" BYTEA,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_series" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind_id" UUID NOT NULL,
    "rule" JSONB NOT NULL,
    "except" DATE[],
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,
    "submit_key" TEXT,

    CONSTRAINT "session_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voluntary_session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind_id" UUID NOT NULL,
    "series_id" UUID,
    "series_on" DATE,
    "words" JSONB NOT NULL DEFAULT '{}',
    "audience" TEXT[],
    "languages" TEXT[],
    "mode" TEXT NOT NULL,
    "room_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "buffer_before" INTEGER NOT NULL DEFAULT 0,
    "buffer_after" INTEGER NOT NULL DEFAULT 0,
    "notice_hours" INTEGER NOT NULL,
    "change_hours" INTEGER NOT NULL,
    "capacity" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "arrivals" INTEGER NOT NULL DEFAULT 0,
    "opens_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'open',
    "listed" BOOLEAN NOT NULL DEFAULT true,
    "told_why" TEXT NOT NULL DEFAULT '',
    "promised" TEXT NOT NULL DEFAULT '',
    "thanked_at" TIMESTAMPTZ(3),
    "attendance_done_at" TIMESTAMPTZ(3),
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "made_by_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,
    "submit_key" TEXT,

    CONSTRAINT "voluntary_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_person" (
    "session_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,

    CONSTRAINT "session_person_pkey" PRIMARY KEY ("session_id","staff_id")
);

-- CreateTable
CREATE TABLE "occupied" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "session_id" UUID,
    "absence_id" UUID,
    "room_id" UUID,
    "staff_id" UUID,
    "span" tstzrange NOT NULL,

    CONSTRAINT "occupied_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_hours" (
    "staff_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,

    CONSTRAINT "staff_hours_pkey" PRIMARY KEY ("staff_id","weekday","from_minute")
);

-- CreateTable
CREATE TABLE "staff_absence" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "staff_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "source" TEXT NOT NULL,
    "account_id" UUID,
    "family_id" UUID,
    "booked_by_id" UUID,
    "email" CITEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "adults" INTEGER NOT NULL DEFAULT 1,
    "children" INTEGER NOT NULL DEFAULT 0,
    "places" INTEGER NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "spoken" TEXT NOT NULL DEFAULT '',
    "interpreter" TEXT NOT NULL DEFAULT '',
    "interpreter_other" TEXT NOT NULL DEFAULT '',
    "interpreter_state" TEXT NOT NULL DEFAULT '',
    "interpreter_note" TEXT NOT NULL DEFAULT '',
    "access_needs" TEXT NOT NULL DEFAULT '',
    "topic" TEXT NOT NULL DEFAULT '',
    "where_text" TEXT NOT NULL DEFAULT '',
    "arrival" INTEGER NOT NULL DEFAULT 0,
    "offered_at" TIMESTAMPTZ(3),
    "offer_ends_at" TIMESTAMPTZ(3),
    "link_generation" INTEGER NOT NULL DEFAULT 1,
    "link_hash" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "cancelled_by" TEXT NOT NULL DEFAULT '',
    "late" BOOLEAN NOT NULL DEFAULT false,
    "to_tell" TEXT NOT NULL DEFAULT '',
    "told_at" TIMESTAMPTZ(3),
    "told_by_id" UUID,
    "attendance" TEXT NOT NULL DEFAULT '',
    "attendance_by_id" UUID,
    "attendance_at" TIMESTAMPTZ(3),
    "promised" TEXT NOT NULL DEFAULT '',
    "feedback_at" TIMESTAMPTZ(3),
    "submit_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cleared_at" TIMESTAMPTZ(3),

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_feedback" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "session_id" UUID NOT NULL,
    "useful" TEXT NOT NULL,
    "listened" TEXT NOT NULL,
    "better" TEXT NOT NULL DEFAULT '',
    "month" DATE NOT NULL,

    CONSTRAINT "session_feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID,
    "staff_id" UUID,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "link_hash" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "session_kind_code_key" ON "session_kind"("code");

-- CreateIndex
CREATE UNIQUE INDEX "session_series_submit_key_key" ON "session_series"("submit_key");

-- CreateIndex
CREATE UNIQUE INDEX "voluntary_session_submit_key_key" ON "voluntary_session"("submit_key");

-- CreateIndex
CREATE INDEX "voluntary_session_starts_at_idx" ON "voluntary_session"("starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "voluntary_session_series_id_series_on_key" ON "voluntary_session"("series_id", "series_on");

-- CreateIndex
CREATE INDEX "session_person_staff_id_idx" ON "session_person"("staff_id");

-- CreateIndex
CREATE INDEX "occupied_session_id_idx" ON "occupied"("session_id");

-- CreateIndex
CREATE INDEX "staff_absence_staff_id_starts_at_idx" ON "staff_absence"("staff_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "booking_reference_key" ON "booking"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "booking_link_hash_key" ON "booking"("link_hash");

-- CreateIndex
CREATE UNIQUE INDEX "booking_submit_key_key" ON "booking"("submit_key");

-- CreateIndex
CREATE INDEX "booking_session_id_state_idx" ON "booking"("session_id", "state");

-- CreateIndex
CREATE INDEX "booking_account_id_idx" ON "booking"("account_id");

-- CreateIndex
CREATE INDEX "booking_family_id_idx" ON "booking"("family_id");

-- CreateIndex
CREATE INDEX "booking_email_idx" ON "booking"("email");

-- CreateIndex
CREATE INDEX "session_feedback_session_id_idx" ON "session_feedback"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_account_id_key" ON "calendar_feed"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_staff_id_key" ON "calendar_feed"("staff_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_link_hash_key" ON "calendar_feed"("link_hash");

-- AddForeignKey
ALTER TABLE "kind_person" ADD CONSTRAINT "kind_person_kind_id_fkey" FOREIGN KEY ("kind_id") REFERENCES "session_kind"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kind_room" ADD CONSTRAINT "kind_room_kind_id_fkey" FOREIGN KEY ("kind_id") REFERENCES "session_kind"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kind_room" ADD CONSTRAINT "kind_room_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_series" ADD CONSTRAINT "session_series_kind_id_fkey" FOREIGN KEY ("kind_id") REFERENCES "session_kind"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voluntary_session" ADD CONSTRAINT "voluntary_session_kind_id_fkey" FOREIGN KEY ("kind_id") REFERENCES "session_kind"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voluntary_session" ADD CONSTRAINT "voluntary_session_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "session_series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voluntary_session" ADD CONSTRAINT "voluntary_session_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_person" ADD CONSTRAINT "session_person_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "voluntary_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "voluntary_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
