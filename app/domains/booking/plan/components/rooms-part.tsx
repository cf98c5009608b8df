import { ErrorSummary } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Details } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { RoomView } from '../venue-pages.server';
import { problemsOf, usePlaceName } from './parts';
import { RoomForm } from './room-form';

type RoomsPartProps = {
  rooms: RoomView[];
  online: boolean;
  submitKey: string;
  problems?: FormProblems | null;
};

/** Rooms, each with its form, and one more. */
export function RoomsPart({ rooms, problems, ...form }: RoomsPartProps) {
  const t = useT();
  const placeName = usePlaceName();
  const isNew = problemsOf(problems, 'add-room') !== null;
  return (
    <div className="max-w-[42rem]">
      {rooms.map((room) => (
        <Details
          key={room.id}
          open={problemsOf(problems, 'change-room', { name: 'room', value: room.id }) !== null}
          summary={
            <span>
              <bdi>{form.online ? placeName({ ...room, venue: null }) : roomWords(room, t)}</bdi>
              {!room.active && ` · ${t('timetable:room.notUsed')}`}
            </span>
          }
        >
          <RoomForm room={room} problems={problems} {...form} />
        </Details>
      ))}
      <Details summary={t('timetable:room.new')} open={isNew}>
        <RoomForm problems={problems} {...form} />
      </Details>
    </div>
  );
}

function roomWords({ name, most }: RoomView, t: ReturnType<typeof useT>): string {
  return most === null ? name : `${name} (${t('timetable:room.upTo', { count: most })})`;
}

/** The summary of what is wrong with the form of a room, at the head of the page. */
export function RoomProblems({ problems }: { problems?: FormProblems | null }) {
  const isRoom =
    problems?.values.intent === 'add-room' || problems?.values.intent === 'change-room';
  if (!problems || !isRoom) return null;
  const room = problems.values.room;
  const prefix = typeof room === 'string' && room ? `room-${room}` : 'new-room';
  return <ErrorSummary problems={problems} errorsFrom="timetable:room" idPrefix={prefix} />;
}
