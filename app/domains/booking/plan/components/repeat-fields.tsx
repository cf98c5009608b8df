import {
  Checkbox,
  Checkboxes,
  DateField,
  Fieldset,
  Radios,
  Select,
  TextArea,
  TextField,
} from '~/components/form';
import { useT } from '~/platform/i18n';
import { NTHS, WEEKDAYS } from '../series.rule';

/** Until when dates repeat: a day, or so many. */
export function EndsField({ hint }: { hint?: string }) {
  const t = useT();
  return (
    <Radios
      name="ends"
      label={t('timetable:repeat.ends')}
      hint={hint}
      options={[
        {
          value: 'until',
          label: t('timetable:repeat.until'),
          conditional: <DateField name="until" label={t('timetable:repeat.lastDay')} />,
        },
        {
          value: 'count',
          label: t('timetable:repeat.count'),
          conditional: (
            <TextField
              name="count"
              label={t('timetable:repeat.number')}
              hint={t('timetable:repeat.numberHint')}
              inputMode="numeric"
              width="tiny"
            />
          ),
        },
      ]}
    />
  );
}

/** Once, or how it repeats. */
export function RepeatFields() {
  const t = useT();
  const weekdays = WEEKDAYS.map((code) => ({
    value: code,
    label: t(`timetable:weekdays.${code}`),
  }));
  return (
    <>
      <Radios
        name="repeat"
        label={t('timetable:repeat.how')}
        options={[
          { value: 'once', label: t('timetable:repeat.once') },
          {
            value: 'weekly',
            label: t('timetable:repeat.weekly'),
            conditional: (
              <>
                <TextField
                  name="interval"
                  label={t('timetable:repeat.interval')}
                  hint={t('timetable:repeat.intervalHint')}
                  inputMode="numeric"
                  width="tiny"
                />
                <Checkboxes
                  name="weekdays"
                  label={t('timetable:repeat.weekdays')}
                  inline
                  options={weekdays}
                />
              </>
            ),
          },
          {
            value: 'monthly',
            label: t('timetable:repeat.monthly'),
            conditional: (
              <>
                <Select
                  name="nth"
                  label={t('timetable:repeat.nth')}
                  emptyLabel={t('timetable:repeat.choose')}
                  options={NTHS.map((code) => ({
                    value: code,
                    label: t(`timetable:nths.${code}`),
                  }))}
                />
                <Select
                  name="weekday"
                  label={t('timetable:repeat.weekday')}
                  emptyLabel={t('timetable:repeat.choose')}
                  options={weekdays}
                />
              </>
            ),
          },
        ]}
      />
      <div className="[form:has([name=repeat][value=once]:checked)_&]:hidden">
        <Fieldset
          legend={t('timetable:repeat.legend')}
          hint={t('timetable:repeat.hint')}
          name="repeating"
        >
          <EndsField />
          <TextArea
            name="except"
            label={t('timetable:repeat.except')}
            hint={t('timetable:repeat.exceptHint')}
            rows={3}
            optionalNote
          />
          <Checkbox
            name="termTime"
            label={t('timetable:repeat.termTime')}
            hint={t('timetable:repeat.termTimeHint')}
          />
        </Fieldset>
      </div>
    </>
  );
}
