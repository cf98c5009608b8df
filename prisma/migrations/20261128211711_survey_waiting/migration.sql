-- CreateTable
CREATE TABLE "survey_waiting" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "survey_waiting_pkey" PRIMARY KEY ("id")
);

-- One row in all: a second one would stand beside the first in the order in which people came.
alter table survey_waiting add constraint survey_waiting_one check (id = 1);
