import type { z } from 'zod';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import { db, inTransaction, type Transaction } from '~/platform/db/database.server';
import type { Language } from '~/platform/i18n';
import { administrators } from '~/platform/permissions/access';
import { CONTACT_KINDS, LETTER_KINDS, type WordsKind } from '../case/case.codes';
import { hasRole } from '../item/item.access';
import { unknownNames } from './fill-letter';
import type { backSchema, templateSchema } from './letter.schema';
import { namesOf, subjectNamesOf } from './letter.values';
import { currentWords, dated, isOutdated, shippedWords } from './letter-words.server';

/** Every kind whose words an administrator may change. */
export const WORDS_KINDS: readonly WordsKind[] = [...LETTER_KINDS, ...CONTACT_KINDS];

/** One version of the words of a kind in a language; version 0 came with the portal. */
export type TemplateVersion = {
  version: number;
  /** Who wrote it; null for what came with the portal. */
  by: string | null;
  at: string | null;
  subject: string;
};

/** The words of every kind in every language that the council offers, and how they stand. */
export async function listTemplates() {
  const languages = profile().languages;
  const rows = await db().letterTemplate.findMany({
    orderBy: { version: 'desc' },
    distinct: ['kind', 'language'],
    select: { kind: true, language: true, version: true, at: true, subject: true, text: true },
  });
  const standing = (kind: WordsKind, language: Language) => {
    const row = rows.find((each) => each.kind === kind && each.language === language);
    return row ? dated(row, kind, language) : shippedWords(kind, language);
  };
  return WORDS_KINDS.map((kind) => ({
    kind,
    languages: languages.map((language) => {
      const words = standing(kind, language);
      const english = standing(kind, 'en');
      return {
        language,
        subject: words?.subject ?? '',
        version: words?.version ?? 0,
        changedOn: words?.at?.toISOString() ?? null,
        state: !words ? 'none' : english && isOutdated(words, english) ? 'outdated' : 'stands',
      } as const;
    }),
  }));
}

/** The words of one kind in one language with all their versions, the newest first. */
export async function findTemplate(kind: WordsKind, language: Language) {
  const rows = await db().letterTemplate.findMany({
    where: { kind, language },
    orderBy: { version: 'desc' },
    take: 100,
  });
  const people = await db().staffMember.findMany({
    where: { id: { in: rows.map((row) => row.byId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const shipped = shippedWords(kind, language);
  const versions: TemplateVersion[] = rows.map(({ version, byId, at, subject }) => ({
    version,
    by: names.get(byId) ?? '',
    at: at.toISOString(),
    subject,
  }));
  if (shipped) versions.push({ version: 0, by: null, at: null, subject: shipped.subject });
  const english = await currentWords(kind, 'en');
  const words = rows[0] ? dated(rows[0], kind, language) : shipped;
  return {
    kind,
    language,
    subject: words?.subject ?? '',
    text: words?.text ?? '',
    version: words?.version ?? 0,
    outdated: Boolean(words && english && isOutdated(words, english)),
    versions,
    names: namesOf(kind),
  };
}

export type TemplateResult =
  | { kind: 'saved' }
  | { kind: 'unchanged' }
  | { kind: 'not-allowed' }
  /** Somebody saved another version meanwhile. */
  | { kind: 'stale' }
  /** Placeholders that the kind does not have, by field. */
  | { kind: 'unknown-names'; field: 'subject' | 'text'; names: string[] }
  | { kind: 'no-version' };

type TemplateForm = z.output<typeof templateSchema>;

/** Keeps an administrator's words as a further version; letters drafted from now on are made from them. */
export async function saveTemplate(
  staff: Staff,
  kind: WordsKind,
  language: Language,
  form: TemplateForm,
): Promise<TemplateResult> {
  if (!hasRole(staff, administrators)) return { kind: 'not-allowed' };
  const known = { subject: subjectNamesOf(kind), text: namesOf(kind) };
  for (const field of ['subject', 'text'] as const) {
    const names = unknownNames({ subject: '', text: '', [field]: form[field] }, known[field]);
    if (names.length > 0) return { kind: 'unknown-names', field, names };
  }
  return inTransaction((tx) =>
    addVersion(tx, staff, kind, language, form, 'letter-template.saved'),
  );
}

/** Makes an earlier version, or the words that came with the portal (version 0), stand again. */
export async function goBackToVersion(
  staff: Staff,
  kind: WordsKind,
  language: Language,
  form: z.output<typeof backSchema>,
): Promise<TemplateResult> {
  if (!hasRole(staff, administrators)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    const words =
      form.version === 0
        ? shippedWords(kind, language)
        : await tx.letterTemplate.findUnique({
            where: { kind_language_version: { kind, language, version: form.version } },
          });
    if (!words) return { kind: 'no-version' };
    const { subject, text } = words;
    const next = { ...form, subject, text };
    return addVersion(tx, staff, kind, language, next, 'letter-template.gone-back');
  });
}

async function addVersion(
  tx: Transaction,
  staff: Staff,
  kind: WordsKind,
  language: Language,
  { subject, text, seenVersion, submitKey }: TemplateForm,
  action: string,
): Promise<TemplateResult> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`letter-template:${kind}:${language}`}, 12))`;
  if (await tx.letterTemplate.findUnique({ where: { submitKey } })) return { kind: 'saved' };
  const now = await currentWords(kind, language, tx);
  const version = now?.version ?? 0;
  if (version !== seenVersion) return { kind: 'stale' };
  if (now && now.subject === subject && now.text === text) return { kind: 'unchanged' };
  const row = { kind, language, version: version + 1, subject, text, byId: staff.id, submitKey };
  await tx.letterTemplate.create({ data: row, select: { id: true } });
  await recordAudit(tx, {
    actor: { kind: 'staff', id: staff.id },
    action,
    detail: { kind, language, version: version + 1 },
  });
  return { kind: 'saved' };
}
