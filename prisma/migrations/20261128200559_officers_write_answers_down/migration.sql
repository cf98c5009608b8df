-- AlterTable
ALTER TABLE "request_child" ADD COLUMN     "answered_how" TEXT NOT NULL DEFAULT '';
