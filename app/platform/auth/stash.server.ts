import { z } from 'zod';
import { profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { formValues, type FormValues } from '~/platform/form/parse.server';
import { seal, unseal } from './secrets.server';

/** Keeps what was typed on a page, encrypted, for its owner. Returns its id. */
export async function keepValues(
  path: string,
  ownerKey: string,
  values: FormValues,
): Promise<string> {
  const typed = Object.fromEntries(
    Object.entries(values).filter(([name]) => !name.startsWith('_')),
  );
  const hours = profile().retention.stashedFormHours;
  const kept = await db().stashedForm.create({
    data: {
      ownerKey,
      path,
      body: seal('stash', JSON.stringify(typed)),
      expiresAt: new Date(Date.now() + hours * 3_600_000),
    },
    select: { id: true },
  });
  return kept.id;
}

/** Keeps a form that was sent after its session had ended. Returns its id, or null where it is no plain form. */
export async function keepStash(request: Request, ownerKey: string): Promise<string | null> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return null;
  const values = formValues(await request.clone().formData());
  return keepValues(new URL(request.url).pathname, ownerKey, values);
}

const typedValues = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/**
 * What the owner had typed on this page before (`?kept=` in the address), as a form state without
 * errors; undefined where there is none. No query where the address names none.
 */
export async function keptForm(
  request: Request,
  ownerKey: string,
): Promise<{ values: FormValues; errors: [] } | undefined> {
  const url = new URL(request.url);
  const id = z.uuid().safeParse(url.searchParams.get('kept'));
  if (!id.success) return undefined;
  const found = await db().stashedForm.findFirst({
    where: { id: id.data, ownerKey, path: url.pathname, expiresAt: { gt: new Date() } },
  });
  const text = found && unseal('stash', found.body);
  return text ? { values: typedValues.parse(JSON.parse(text)), errors: [] } : undefined;
}
