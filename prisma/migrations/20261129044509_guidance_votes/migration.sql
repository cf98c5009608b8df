-- CreateTable
CREATE TABLE "guidance_vote" (
    "page" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "helpful" BOOLEAN NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "guidance_vote_pkey" PRIMARY KEY ("page","language","version","day","helpful")
);

-- CreateTable
CREATE TABLE "guidance_press" (
    "mark" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guidance_press_pkey" PRIMARY KEY ("mark")
);

-- CreateIndex
CREATE INDEX "guidance_press_at_idx" ON "guidance_press"("at");

alter table guidance_vote add constraint guidance_vote_counted check (count >= 0);
