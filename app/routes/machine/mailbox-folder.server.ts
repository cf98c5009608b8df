import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const kept = z.object({
  id: z.string(),
  to: z.string(),
  at: z.string(),
  subject: z.string(),
  text: z.string(),
  attachments: z
    .array(z.object({ filename: z.string(), contentType: z.string(), base64: z.string() }))
    .default([]),
});

/** An email that was kept instead of sent. */
export type KeptMail = z.infer<typeof kept>;

/** The newest emails in a folder, to one address or to anybody. A file that is half written is left out. */
export async function readKeptMail(folder: string, to: string, most: number): Promise<KeptMail[]> {
  const names = await readdir(folder).catch(() => []);
  const all = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => readOne(join(folder, name))),
  );
  return all
    .filter((mail) => mail !== null)
    .filter((mail) => to === '' || mail.to.toLowerCase() === to.toLowerCase())
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, most);
}

async function readOne(path: string): Promise<KeptMail | null> {
  try {
    return kept.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/** The sign-in code in an email, where it has one on a line of its own. */
export function codeIn(text: string): string | null {
  return /^\d{6}$/m.exec(text)?.[0] ?? null;
}
