import { Checkbox, Checkboxes, FormInline, Hidden, TextField } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { useT } from '~/platform/i18n';
import { ACCESS_FEATURES } from '../../booking.codes';
import type { RoomView } from '../venue-pages.server';
import { problemsOf, versionFor } from './parts';

type RoomFormProps = {
  /** The room that is changed; none for a new one. */
  room?: RoomView;
  online: boolean;
  submitKey: string;
  problems?: FormProblems | null;
};

/** A room's own small form, changed or new. */
export function RoomForm({ room, online, submitKey, problems }: RoomFormProps) {
  const t = useT();
  const intent = room ? 'change-room' : 'add-room';
  const own = problemsOf(problems, intent, room && { name: 'room', value: room.id });
  const id = room ? `room-${room.id}` : 'new-room';
  return (
    <FormInline
      id={id}
      problems={own}
      errorsFrom="timetable:room"
      saved={{
        name: room?.name ?? '',
        most: room?.most === null || !room ? '' : String(room.most),
        access: room?.access ?? [],
        active: !room || room.active ? 'yes' : '',
        link: room?.link ?? '',
      }}
      submitLabel={t(room ? 'common:button.save' : 'timetable:room.add')}
      submitVariant="secondary"
    >
      <Hidden name="intent" value={intent} />
      {room ? (
        <>
          <Hidden name="room" value={room.id} />
          <Hidden name="version" value={versionFor(own, room.version)} />
        </>
      ) : (
        <Hidden name="submitKey" value={String(own?.values.submitKey ?? submitKey)} />
      )}
      <TextField name="name" label={t('timetable:room.name')} />
      <TextField
        name="most"
        label={t('timetable:room.most')}
        hint={t('timetable:room.mostHint')}
        inputMode="numeric"
        width="tiny"
        optionalNote
      />
      {online ? (
        <TextField
          name="link"
          type="url"
          label={t('timetable:room.link')}
          hint={t('timetable:room.linkHint')}
          autoComplete="off"
        />
      ) : (
        <Checkboxes
          name="access"
          label={t('timetable:room.access')}
          inline
          options={ACCESS_FEATURES.map((code) => ({
            value: code,
            label: t(`sessions:accessShort.${code}`),
          }))}
        />
      )}
      <Checkbox name="active" label={t('timetable:room.active')} />
    </FormInline>
  );
}
