import { schoolAge } from '~/domains/child';
import { asDate, asPlainDate } from '~/domains/clock/index.server';
import { answersSchema, type Setting } from '~/domains/notification';
import type { EpisodeKind } from '../record/record.codes';
import { closeEpisodes, openEpisode } from '../record/index.server';
import { openReview } from '../review/index.server';
import type { Deciding } from './decide-children.server';

const CAME_FROM: Partial<Record<Setting, EpisodeKind>> = {
  mainstream: 'mainstream-school',
  independent: 'mainstream-school',
  'attendance-order': 'mainstream-school',
  'special-placed': 'special-school',
  'special-other': 'special-school',
  'college-14-16': 'college',
};

/**
 * What a child's record keeps of the beginning of home education on `startsOn` (ISO): the school left,
 * the stretch at home, and why, as this notice tells it. For a child of compulsory school age the first
 * review is opened (protocol 6.4), so that nobody is accepted and then forgotten.
 */
export async function beginHomeEducation(
  { tx, staff, item, today, children }: Deciding,
  startsOn: string,
): Promise<void> {
  const told = answersSchema.safeParse(item.notification?.answers).data;
  const receivedOn = asPlainDate(item.receivedOn).toString();
  for (const child of children) {
    const of = { childId: child.id, toldBy: 'notice', recordedById: staff.id };
    await closeEpisodes(tx, child.id, startsOn, 'home-education');
    const cameFrom = CAME_FROM[child.setting as Setting];
    const known = await tx.episode.count({ where: { childId: child.id } });
    if (cameFrom && known === 0) {
      const place = { place: child.schoolName ?? '', schoolUrn: child.schoolUrn };
      await openEpisode(tx, { ...of, ...place, kind: cameFrom, startedOn: null });
      await closeEpisodes(tx, child.id, startsOn, 'home-education');
    }
    await openEpisode(tx, { ...of, kind: 'home', startedOn: startsOn });
    const { reasons = [], words = '', choice = null } = told?.why ?? {};
    if (reasons.length > 0 || words || choice) {
      const stillChoice = choice === 'pressed' ? 'no' : choice === 'free' ? 'yes' : 'not-said';
      await tx.reasonTold.create({
        data: { ...of, toldOn: asDate(receivedOn), reasons, words, stillChoice },
        select: { id: true },
      });
    }
    if (schoolAge(asPlainDate(child.dateOfBirth), today).status !== 'of-age') continue;
    await openReview(tx, {
      childId: child.id,
      kind: 'first',
      startedOn: receivedOn,
      openedById: staff.id,
    });
  }
}
