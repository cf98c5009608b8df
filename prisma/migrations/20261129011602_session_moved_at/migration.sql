-- AlterTable
ALTER TABLE "voluntary_session" ADD COLUMN     "moved_at" TIMESTAMPTZ(3);
