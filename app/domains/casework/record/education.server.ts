import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { officers } from '~/platform/permissions/access';
import { asDate } from '~/domains/clock/index.server';
import {
  auditChild,
  changeRecord,
  type DateRefusal,
  type RecordDone,
  type RecordRefusal,
} from './change-record.server';
import { openEpisode } from './episodes.server';
import { orderRefusal, pastDayRefusal } from './record-dates.rules';
import type { endEpisodeSchema, EpisodeForm, TellingForm } from './record.schema';

/** Adds a stretch of a child's education, run out or running. `today` is the date in England. */
export function addEpisode(
  staff: Staff,
  childId: string,
  form: EpisodeForm,
  today: Temporal.PlainDate,
): Promise<RecordDone | RecordRefusal | DateRefusal> {
  return changeRecord<DateRefusal>(staff, childId, officers, async (tx, child) => {
    const { endedOn, schoolUrn, ...told } = form;
    const { dateOfBirth } = child;
    const wrong =
      pastDayRefusal(form.startedOn, 'startedOn', today.toString(), dateOfBirth) ??
      pastDayRefusal(endedOn, 'endedOn', today.toString(), dateOfBirth) ??
      orderRefusal(form.startedOn, endedOn, 'endedOn');
    if (wrong) return wrong;
    const opened = await openEpisode(tx, {
      ...told,
      childId,
      schoolUrn: schoolUrn || null,
      recordedById: staff.id,
    });
    if (opened.kind === 'repeated') return opened;
    if (endedOn) {
      await tx.episode.update({
        where: { id: opened.episodeId },
        data: { endedOn: asDate(endedOn) },
        select: { id: true },
      });
    }
    await auditChild(tx, staff, child, 'child.episode-added', { kind: form.kind });
    return { kind: 'done' };
  });
}

/** Ends a stretch of education that runs; one that has ended stays as it is. */
export function endEpisode(
  staff: Staff,
  childId: string,
  episodeId: string,
  form: z.output<typeof endEpisodeSchema>,
  today: Temporal.PlainDate,
): Promise<RecordDone | RecordRefusal | DateRefusal> {
  return changeRecord<RecordRefusal | DateRefusal>(staff, childId, officers, async (tx, child) => {
    const episode = await tx.episode.findFirst({ where: { id: episodeId, childId } });
    if (!episode) return { kind: 'not-found' };
    const wrong =
      pastDayRefusal(form.endedOn, 'endedOn', today.toString(), child.dateOfBirth) ??
      orderRefusal(episode.startedOn?.toISOString().slice(0, 10) ?? null, form.endedOn, 'endedOn');
    if (wrong) return wrong;
    const { count } = await tx.episode.updateMany({
      where: { id: episodeId, endedOn: null },
      data: { endedOn: asDate(form.endedOn), endReason: form.endReason },
    });
    if (count === 0) return { kind: 'repeated' };
    await auditChild(tx, staff, child, 'child.episode-ended', { reason: form.endReason });
    return { kind: 'done' };
  });
}

/**
 * Keeps what the family says about why they chose home education, as told that day: asked again
 * gently each year (domain, 6.8). Whatever they leave out is left out, and nothing follows from it.
 */
export function addTelling(
  staff: Staff,
  childId: string,
  form: TellingForm,
  today: Temporal.PlainDate,
): Promise<RecordDone | RecordRefusal | DateRefusal> {
  return changeRecord<DateRefusal>(staff, childId, officers, async (tx, child) => {
    const { toldOn, stillChoice, ...told } = form;
    const wrong = pastDayRefusal(toldOn, 'toldOn', today.toString(), child.dateOfBirth);
    if (wrong) return wrong;
    const { count } = await tx.reasonTold.createMany({
      data: [
        {
          ...told,
          childId,
          toldOn: asDate(toldOn),
          stillChoice: stillChoice ?? 'not-said',
          recordedById: staff.id,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return { kind: 'repeated' };
    await auditChild(tx, staff, child, 'child.reason-told', { reasons: form.reasons });
    return { kind: 'done' };
  });
}
