import {
  Button,
  ButtonLink,
  DateField,
  ErrorSummary,
  FormInline,
  Hidden,
  TextField,
  type FormProblems,
} from '~/components/form';
import { BackLink, Banner, Details } from '~/components/layout';
import { formatMoment, isolate, useLanguage, useT } from '~/platform/i18n';
import { goesToSchool } from '../letters.rules';
import type { WrittenLetter } from '../notice-letter';
import type { SchoolLetter } from '../submitted.store.server';
import { LetterPreview } from './letter-preview';

type LetterPageProps = {
  /** The letter with its start date (ISO), or null where the date must be given first. */
  letter: { written: WrittenLetter; startsOn: string } | null;
  sent: SchoolLetter[];
  /** The parent's email address, or null where email is not safe. */
  email: string | null;
  backTo: string;
  /** The letter's own address, without query. */
  base: string;
  done: 'emailed' | 'sent' | null;
  problems?: FormProblems;
};

/** One letter of a sent notice: read it, download it, have it emailed or sent to the school. */
export function LetterPage({ letter, sent, email, backTo, base, done, problems }: LetterPageProps) {
  const t = useT();
  const words = (key: string) => t(`notify-more:letter.${key}`);
  return (
    <>
      <BackLink to={backTo} />
      <ErrorSummary
        problems={problems}
        errorsFrom="notify-more:letter"
        idPrefix={prefixOf(problems)}
      />
      {done && <Banner kind="success" title={words(`done.${done}`)} focus />}
      <h1>{words('title')}</h1>
      {letter ? (
        <>
          <Texts letter={letter.written} />
          <p className="mt-6">
            <ButtonLink to={`${base}.pdf?from=${letter.startsOn}`}>{words('download')}</ButtonLink>
          </p>
          <Details summary={words('otherDate')} open={prefixOf(problems) === 'date'}>
            <StartDate problems={problems} />
          </Details>
          <EmailMe email={email} startsOn={letter.startsOn} />
          {goesToSchool(letter.written) ? (
            <SendToSchool startsOn={letter.startsOn} sent={sent} problems={problems} />
          ) : (
            <p>{words('council')}</p>
          )}
        </>
      ) : (
        <>
          <h2>{words('needsDate.title')}</h2>
          <p>{words('needsDate.lead')}</p>
          <StartDate problems={problems} />
        </>
      )}
    </>
  );
}

/** Which of the page's forms the problems are about. */
function prefixOf(problems?: FormProblems): string | undefined {
  const field = problems?.errors[0]?.field;
  if (field === 'startsOn') return 'date';
  return field === 'to' ? 'school' : undefined;
}

function Texts({ letter }: { letter: WrittenLetter }) {
  const t = useT();
  const { english, translation } = letter.text;
  if (!translation) {
    return (
      <div className="max-w-[48rem]">
        <LetterPreview content={english} label={t('notify-more:letter.english')} />
      </div>
    );
  }
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <div>
        <h2 className="text-lg">{t('notify-more:letter.english')}</h2>
        <LetterPreview content={english} label={t('notify-more:letter.english')} />
      </div>
      <div>
        <h2 className="text-lg">{t('notify-more:letter.translation')}</h2>
        <LetterPreview content={translation.content} label={translation.title} />
        <p className="text-sm text-soft">{translation.notice}</p>
      </div>
    </div>
  );
}

function StartDate({ problems }: { problems?: FormProblems }) {
  const t = useT();
  const words = (key: string) => t(`notify-more:letter.needsDate.${key}`);
  return (
    <FormInline
      id="date"
      problems={prefixOf(problems) === 'date' ? problems : undefined}
      errorsFrom="notify-more:letter"
    >
      <Hidden name="intent" value="date" />
      <DateField name="startsOn" label={words('label')} hint={words('hint')} asked="needed" />
      <Button variant="secondary">{words('button')}</Button>
    </FormInline>
  );
}

function EmailMe({ email, startsOn }: { email: string | null; startsOn: string }) {
  const t = useT();
  const words = (key: string, values = {}) => t(`notify-more:letter.emailMe.${key}`, values);
  return (
    <section className="mt-8">
      <h2>{words('title')}</h2>
      {email ? (
        <>
          <p className="wrap-anywhere">{words('body', { email: isolate(email) })}</p>
          <FormInline id="email">
            <Hidden name="intent" value="email" />
            <Hidden name="from" value={startsOn} />
            <Button variant="secondary">{words('button')}</Button>
          </FormInline>
        </>
      ) : (
        <p>{words('notSafe')}</p>
      )}
    </section>
  );
}

type SendProps = { startsOn: string; sent: SchoolLetter[]; problems?: FormProblems };

function SendToSchool({ startsOn, sent, problems }: SendProps) {
  const t = useT();
  const language = useLanguage();
  const words = (key: string, values = {}) => t(`notify-more:letter.send.${key}`, values);
  return (
    <section className="mt-8">
      <h2>{words('title')}</h2>
      {sent.length > 0 && (
        <ul>
          {sent.map(({ to, at, gone }) => (
            <li key={`${to} ${at}`} className="wrap-anywhere">
              {words(gone ? 'sent' : 'queued', {
                to: isolate(to),
                date: formatMoment(language, at),
              })}
            </li>
          ))}
        </ul>
      )}
      <p>{words('body')}</p>
      <FormInline
        id="school"
        problems={prefixOf(problems) === 'school' ? problems : undefined}
        errorsFrom="notify-more:letter"
      >
        <Hidden name="intent" value="school" />
        <Hidden name="from" value={startsOn} />
        <TextField
          type="email"
          name="to"
          label={words('label')}
          hint={words('hint')}
          asked="needed"
        />
        <Button variant="secondary">{words('button')}</Button>
      </FormInline>
    </section>
  );
}
