import { Button, Checkboxes, Select, TextArea, TextField } from '~/components/form';
import { TALKING_WAYS } from '~/domains/evidence';
import { useT } from '~/platform/i18n';
import { Part } from './yearly-part';

/** A plan, a report, pictures: files have a page of their own. */
export function FilesPart({ count }: { count: number }) {
  const t = useT();
  return (
    <Part id="files" title={t('yearly-form:files.title')} hint={t('yearly-form:files.hint')}>
      <p className="font-semibold">
        {count > 0 ? t('plan:page.filesCount', { count }) : t('plan:page.filesNone')}
      </p>
      <Button variant="secondary" name="do" value="files">
        {t(count > 0 ? 'plan:page.seeFiles' : 'plan:page.addFiles')}
      </Button>
    </Part>
  );
}

/** To talk instead of writing. A visit is one way among others, and leaving it out says nothing. */
export function TalkingPart() {
  const t = useT();
  return (
    <Part id="talking" enough title={t('yearly-form:ways.title')} hint={t('yearly-form:ways.hint')}>
      <Checkboxes
        name="ways"
        label={t('yearly-form:ways.label')}
        asked="choice"
        options={TALKING_WAYS.map((value) => ({
          value,
          label: t(`yearly-form:ways.options.${value}`),
        }))}
      />
      <TextArea
        name="waysWords"
        label={t('yearly-form:ways.words')}
        hint={t('yearly-form:ways.wordsHint')}
        asked="choice"
        rows={3}
      />
    </Part>
  );
}

/** Somebody else's account of the education. */
export function SomebodyPart({ name }: { name: string }) {
  const t = useT();
  return (
    <Part
      id="somebody"
      enough
      title={t('yearly-form:account.title')}
      hint={t('yearly-form:account.hint', { name })}
    >
      <TextField name="accountName" label={t('yearly-form:account.name')} asked="choice" />
      <TextField
        name="accountWho"
        label={t('yearly-form:account.who', { name })}
        hint={t('yearly-form:account.whoHint')}
        asked="choice"
      />
      <TextField
        name="accountReach"
        label={t('yearly-form:account.reach')}
        hint={t('yearly-form:account.reachHint')}
        asked="choice"
      />
      <TextArea
        name="accountWords"
        label={t('yearly-form:account.words')}
        asked="choice"
        rows={4}
      />
    </Part>
  );
}

/** Not now: an officer agrees a day, and nothing follows from asking. */
export function LaterPart({ weeks }: { weeks: number }) {
  const t = useT();
  const options = Array.from({ length: weeks }, (_, at) => ({
    value: String(at + 1),
    label: t('yearly-form:later.in', { count: at + 1 }),
  }));
  return (
    <Part id="later" enough title={t('yearly-form:later.title')} hint={t('yearly-form:later.hint')}>
      <Select
        name="laterWeeks"
        label={t('yearly-form:later.weeks')}
        asked="choice"
        options={options}
        emptyLabel={t('yearly-form:later.none')}
      />
      <TextArea
        name="laterBecause"
        label={t('yearly-form:later.because')}
        hint={t('yearly-form:later.becauseHint')}
        asked="choice"
        rows={3}
      />
    </Part>
  );
}
