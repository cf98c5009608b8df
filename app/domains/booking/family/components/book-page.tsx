import { FormPage, Hidden, Radios, type FormProblems } from '~/components/form';
import { Notice, Steps } from '~/components/layout';
import { useWords } from '~/domains/guidance';
import { useLanguage, useT } from '~/platform/i18n';
import { whenWords } from '../../session-times';
import type { SessionDetails } from '../sessions.view';
import type { WhoAsked } from '../who.schema';
import { SaidText } from './said-text';
import { titleOf, whereWords } from './session-facts';
import { WhoFields } from './who-fields';

export type BookView = {
  session: SessionDetails;
  asked: WhoAsked;
  submitKey: string;
  /** Hours for which a freed place is kept for the next in line. */
  offerHours: number;
};

type BookPageProps = BookView & { problems?: FormProblems | null };

/** Booking a place in an event, or a turn in its waiting line. */
export function BookPage({ session, asked, submitKey, offerHours, problems }: BookPageProps) {
  const t = useT();
  const language = useLanguage();
  const isFull = session.left === 0;
  return (
    <FormPage
      title={t(isFull ? 'sessions:book.titleWait' : 'sessions:book.title')}
      caption={<SaidText said={titleOf(session, language)} />}
      backTo={`/${language}/sessions/event/${session.id}`}
      problems={problems}
      saved={{ adults: '1', children: '0', ifFull: 'wait' }}
      errorsFrom="sessions:who"
      submitLabel={t(isFull ? 'sessions:book.submitWait' : 'sessions:book.submit')}
      lead={
        <>
          <p className="font-semibold">
            {whenWords(language, session.startsAt, session.endsAt)}
            <br />
            {whereWords(language, session)}
          </p>
          {isFull && <HowTheLineWorks offerHours={offerHours} />}
          <p>{t('sessions:book.needNot')}</p>
        </>
      }
    >
      <Hidden name="submitKey" value={String(problems?.values.submitKey ?? submitKey)} />
      <WhoFields asked={asked} />
      <Radios
        name="ifFull"
        label={t('sessions:book.ifFull')}
        hint={t('sessions:book.ifFullHint')}
        asked="needed"
        options={[
          { value: 'wait', label: t('sessions:book.ifFullWait') },
          { value: 'refuse', label: t('sessions:book.ifFullRefuse') },
        ]}
      />
    </FormPage>
  );
}

/** How a place in the line becomes a place in the session, said before anything is asked. */
export function HowTheLineWorks({ offerHours }: { offerHours: number }) {
  const t = useT();
  const steps = useWords<{ title: string; body: string }[]>('sessions:book.fullSteps');
  return (
    <Notice tone="wait">
      <p className="font-semibold">{t('sessions:book.fullTitle')}</p>
      <Steps steps={steps} />
      <p>{t('sessions:book.held', { count: offerHours })}</p>
    </Notice>
  );
}
