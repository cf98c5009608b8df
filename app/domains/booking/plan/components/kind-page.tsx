import {
  Checkbox,
  Checkboxes,
  Fieldset,
  FormPage,
  Hidden,
  Radios,
  TextField,
} from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Banner, Notice } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { SESSION_MODES } from '../../booking.codes';
import type { KindView } from '../kind-pages.server';
import { SHAPES } from '../shapes';
import { usePlaceName, versionFor, WordsFields } from './parts';

type KindPageProps = KindView & { problems?: FormProblems | null };

const numbers = ['minutes', 'bufferBefore', 'bufferAfter', 'noticeHours', 'changeHours'] as const;

/** One kind of session: what it is called, how it goes, and who offers it where. */
export function KindPage(props: KindPageProps) {
  const t = useT();
  const placeName = usePlaceName();
  const { kind, problems, languages } = props;
  return (
    <>
      {props.done === 'kept' && !problems && (
        <Banner kind="success" title={t('timetable:done.kind')} focus />
      )}
      <FormPage
        title={kind ? kind.title : t('timetable:kinds.new')}
        caption={kind && t(`timetable:shapes.${kind.shape}.title`)}
        backTo="/admin/session-kinds"
        problems={problems}
        errorsFrom="timetable:kind"
        saved={props.saved}
        submitLabel={t('common:button.save')}
        lead={kind?.code ? <Notice>{t('timetable:kind.known')}</Notice> : undefined}
      >
        {kind ? (
          <Hidden name="version" value={versionFor(problems, kind.version)} />
        ) : (
          <Hidden name="submitKey" value={String(problems?.values.submitKey ?? props.submitKey)} />
        )}
        <WordsFields
          languages={languages}
          parts={['title', 'about']}
          optional={Boolean(kind?.code)}
        />
        {!kind && (
          <Radios
            name="shape"
            label={t('timetable:kind.shape')}
            options={SHAPES.map((shape) => ({
              value: shape,
              label: t(`timetable:shapes.${shape}.title`),
              hint: t(`timetable:shapes.${shape}.about`),
            }))}
          />
        )}
        <Checkboxes
          name="modes"
          label={t('timetable:kind.modes')}
          inline
          options={SESSION_MODES.map((mode) => ({
            value: mode,
            label: t(`sessions:modes.${mode}`),
          }))}
        />
        <Fieldset
          legend={t('timetable:kind.numbers')}
          hint={t('timetable:kind.numbersHint')}
          name="numbers"
        >
          {numbers.map((name) => (
            <TextField
              key={name}
              name={name}
              label={t(`timetable:kind.${name}`)}
              hint={t(`timetable:kind.hints.${name}`)}
              inputMode="numeric"
              width="tiny"
            />
          ))}
        </Fieldset>
        {kind?.shape === 'person' ? (
          <Hidden name="capacity" value="1" />
        ) : (
          <TextField
            name="capacity"
            label={t('timetable:kind.capacity')}
            hint={t('timetable:kind.hints.capacity')}
            inputMode="numeric"
            width="tiny"
          />
        )}
        <Checkbox
          name="signedIn"
          label={t('timetable:kind.signedIn')}
          hint={t('timetable:kind.hints.signedIn')}
        />
        {kind?.shape !== 'event' && (
          <>
            <Checkboxes
              name="people"
              label={t('timetable:kind.people')}
              hint={t('timetable:kind.hints.people')}
              inline
              options={props.team.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
            />
            {props.places.length > 0 && (
              <Checkboxes
                name="rooms"
                label={t('timetable:kind.rooms')}
                hint={t('timetable:kind.hints.rooms')}
                options={props.places.map((place) => ({
                  value: place.id,
                  label: placeName(place),
                }))}
              />
            )}
          </>
        )}
        <Checkbox
          name="active"
          label={t('timetable:kind.active')}
          hint={t('timetable:kind.hints.active')}
        />
      </FormPage>
    </>
  );
}
