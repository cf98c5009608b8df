-- AlterTable
ALTER TABLE "account" ADD COLUMN     "mail_held_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "adult" ADD COLUMN     "address_secret" BOOLEAN;
