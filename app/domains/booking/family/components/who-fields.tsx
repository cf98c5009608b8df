import { Fieldset, Select, TextArea, TextField } from '~/components/form';
import { useLanguage, useT } from '~/platform/i18n';
import { INTERPRETERS, SPOKEN_LANGUAGES } from '../../booking.codes';
import { languageName } from '../../language-names';
import type { WhoAsked } from '../who.schema';

/** Who comes and what they need. No question asks for a child's name. */
export function WhoFields({ asked }: { asked: WhoAsked }) {
  return (
    <>
      {asked.people && <People most={asked.most} />}
      <Reach asked={asked} />
      <Speaking />
      <Needs />
    </>
  );
}

function People({ most }: { most: number }) {
  const t = useT();
  return (
    <Fieldset
      legend={t('sessions:who.peopleLegend')}
      hint={t('sessions:who.peopleHint', { count: most })}
      name="people"
      asked="needed"
    >
      <div className="flex flex-wrap gap-6 [&>*]:grow-0">
        <TextField
          name="adults"
          label={t('sessions:who.adults')}
          inputMode="numeric"
          width="tiny"
        />
        <TextField
          name="children"
          label={t('sessions:who.children')}
          inputMode="numeric"
          width="tiny"
        />
      </div>
    </Fieldset>
  );
}

function Reach({ asked }: { asked: WhoAsked }) {
  const t = useT();
  return (
    <>
      {asked.where && (
        <TextField
          name="whereText"
          label={t('sessions:who.where')}
          hint={t('sessions:who.whereHint')}
          asked="needed"
        />
      )}
      {asked.email && (
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          label={t('sessions:who.email')}
          hint={t('sessions:who.emailHint')}
          asked="needed"
        />
      )}
      {asked.phone && (
        <TextField
          name="phone"
          type="tel"
          autoComplete="tel"
          label={t('sessions:who.phone')}
          hint={t('sessions:who.phoneHint')}
          asked="needed"
          width="medium"
        />
      )}
      <TextField
        name="name"
        label={t('sessions:who.name')}
        hint={t('sessions:who.nameHint')}
        asked="choice"
        width="medium"
      />
    </>
  );
}

function Speaking() {
  const t = useT();
  const language = useLanguage();
  const named = (code: string) => ({ value: code, label: languageName(language, code) });
  return (
    <Fieldset legend={t('sessions:who.languageLegend')}>
      <Select
        name="spoken"
        label={t('sessions:who.spoken')}
        asked="choice"
        emptyLabel={t('sessions:who.anyLanguage')}
        options={SPOKEN_LANGUAGES.map(named)}
      />
      <Select
        name="interpreter"
        label={t('sessions:who.interpreter')}
        hint={t('sessions:who.interpreterHint')}
        asked="choice"
        emptyLabel={t('sessions:who.noInterpreter')}
        options={INTERPRETERS.map((code) =>
          code === 'other' ? { value: code, label: t('sessions:who.otherLanguage') } : named(code),
        )}
      />
      <TextField
        name="interpreterOther"
        label={t('sessions:who.interpreterOther')}
        hint={t('sessions:who.interpreterOtherHint')}
        asked="choice"
        width="medium"
      />
    </Fieldset>
  );
}

function Needs() {
  const t = useT();
  return (
    <>
      <TextArea
        name="accessNeeds"
        label={t('sessions:who.accessNeeds')}
        hint={t('sessions:who.accessNeedsHint')}
        asked="choice"
        rows={3}
      />
      <TextArea
        name="topic"
        label={t('sessions:who.topic')}
        hint={t('sessions:who.topicHint')}
        asked="choice"
        rows={4}
      />
    </>
  );
}
