import { Checkbox, Checkboxes, FormPage, Hidden, TextArea, TextField } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Banner } from '~/components/layout';
import { directionOf, languages as all, useT } from '~/platform/i18n';
import { ACCESS_FEATURES } from '../../booking.codes';
import type { VenueView } from '../venue-pages.server';
import { problemsOf, versionFor } from './parts';
import { RoomProblems, RoomsPart } from './rooms-part';

type VenuePageProps = VenueView & { problems?: FormProblems | null };

/** One venue: where it is, how one gets there, what access it has, and its rooms. */
export function VenuePage(props: VenuePageProps) {
  const t = useT();
  const { venue, done } = props;
  const problems = problemsOf(props.problems, '');
  return (
    <>
      {done && !props.problems && (
        <Banner
          kind="success"
          title={t(`timetable:done.${done === 'room' ? 'room' : 'venue'}`)}
          focus
        />
      )}
      <RoomProblems problems={props.problems} />
      <FormPage
        title={venue ? <bdi>{venue.name}</bdi> : t('timetable:venues.new')}
        backTo="/admin/venues"
        problems={problems}
        errorsFrom="timetable:venue"
        saved={props.saved}
        submitLabel={t('common:button.save')}
        lead={<p>{t('timetable:venue.lead')}</p>}
      >
        {venue ? (
          <Hidden name="version" value={versionFor(problems, venue.version)} />
        ) : (
          <Hidden name="submitKey" value={String(problems?.values.submitKey ?? props.submitKey)} />
        )}
        <TextField
          name="name"
          label={t('timetable:venue.name')}
          hint={t('timetable:venue.nameHint')}
        />
        <TextArea name="address" label={t('timetable:venue.address')} rows={5} />
        <TextField
          name="area"
          label={t('timetable:venue.area')}
          hint={t('timetable:venue.areaHint')}
        />
        {props.languages.map((code) => (
          <TextArea
            key={code}
            name={`getting.${code}`}
            label={t('timetable:venue.getting', { language: all[code].name })}
            hint={code === 'en' ? t('timetable:venue.gettingHint') : t('timetable:words.other')}
            optionalNote={code !== 'en'}
            rows={4}
            lang={code}
            dir={directionOf(code)}
          />
        ))}
        <Checkboxes
          name="access"
          label={t('timetable:venue.access')}
          options={ACCESS_FEATURES.map((code) => ({
            value: code,
            label: t(`sessions:access.${code}`),
          }))}
        />
        <Checkbox
          name="active"
          label={t('timetable:venue.active')}
          hint={t('timetable:venue.activeHint')}
        />
      </FormPage>
      {venue && (
        <section aria-labelledby="rooms" className="mt-10">
          <h2 id="rooms">{t('timetable:venue.rooms')}</h2>
          <RoomsPart
            rooms={props.rooms}
            online={false}
            submitKey={props.submitKey}
            problems={props.problems}
          />
        </section>
      )}
    </>
  );
}
