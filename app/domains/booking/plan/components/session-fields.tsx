import { Checkboxes, DateField, Fieldset, Select, TextField } from '~/components/form';
import { useT, type Language } from '~/platform/i18n';
import { SESSION_AUDIENCES, SPOKEN_LANGUAGES } from '../../booking.codes';
import { languageName } from '../../language-names';
import type { Place } from '../rooms.store.server';
import type { Member } from '../team.store.server';
import { usePlaceName, WordsFields } from './parts';

/** What it is about, and for whom. */
export function AboutFields({ languages }: { languages: readonly Language[] }) {
  const t = useT();
  return (
    <>
      <WordsFields languages={languages} />
      <Checkboxes
        name="audience"
        label={t('timetable:session.audience')}
        options={SESSION_AUDIENCES.map((code) => ({
          value: code,
          label: t(`sessions:audiences.${code}`),
        }))}
      />
      <Checkboxes
        name="languages"
        label={t('timetable:session.languages')}
        hint={t('timetable:session.languagesHint')}
        inline
        options={SPOKEN_LANGUAGES.map((code) => ({ value: code, label: languageName('en', code) }))}
      />
    </>
  );
}

type PlaceFieldProps = { places: Place[]; otherModes: string[] };

/** Where it is: a room at a venue or online, or a way that needs none. */
export function PlaceField({ places, otherModes }: PlaceFieldProps) {
  const t = useT();
  const placeName = usePlaceName();
  return (
    <Select
      name="place"
      label={t('timetable:session.place')}
      hint={t('timetable:session.placeHint')}
      emptyLabel={t('timetable:session.choosePlace')}
      width="wide"
      options={[
        ...places.map((place) => ({ value: place.id, label: placeName(place) })),
        ...otherModes.map((mode) => ({ value: mode, label: t(`sessions:modes.${mode}`) })),
      ]}
    />
  );
}

/** When it begins, in local time, and how long it takes. */
export function WhenFields() {
  const t = useT();
  return (
    <>
      <DateField name="date" label={t('timetable:session.date')} />
      <TextField
        name="time"
        label={t('timetable:session.time')}
        hint={t('timetable:session.timeHint')}
        width="short"
      />
      <TextField
        name="minutes"
        label={t('timetable:session.minutes')}
        inputMode="numeric"
        width="tiny"
      />
    </>
  );
}

/** Who runs it. */
export function PeopleField({ team }: { team: Member[] }) {
  const t = useT();
  return (
    <Checkboxes
      name="people"
      label={t('timetable:session.people')}
      hint={t('timetable:session.peopleHint')}
      inline
      options={team.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
    />
  );
}

/** How many may come, and until when it can be booked and changed. */
export function BookingFields() {
  const t = useT();
  const hours = ['noticeHours', 'changeHours'] as const;
  return (
    <>
      <TextField
        name="capacity"
        label={t('timetable:session.capacity')}
        hint={t('timetable:session.capacityHint')}
        inputMode="numeric"
        width="tiny"
      />
      {hours.map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`timetable:session.${name}`)}
          hint={t(`timetable:session.${name}Hint`)}
          inputMode="numeric"
          width="tiny"
        />
      ))}
      <Fieldset
        legend={t('timetable:session.opensLegend')}
        hint={t('timetable:session.opensHint')}
        name="opening"
      >
        <DateField name="opens" label={t('timetable:session.opens')} optionalNote />
        <TextField
          name="opensTime"
          label={t('timetable:session.opensTime')}
          hint={t('timetable:session.timeHint')}
          width="short"
          optionalNote
        />
      </Fieldset>
    </>
  );
}
