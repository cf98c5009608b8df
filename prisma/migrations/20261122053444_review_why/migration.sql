-- AlterTable
ALTER TABLE "review" ADD COLUMN     "why" TEXT NOT NULL DEFAULT '';
