import {
  DateField,
  FormInline,
  FormPage,
  Hidden,
  TextArea,
  TextField,
  type FormProblems,
} from '~/components/form';
import { Banner, Details, Notice } from '~/components/layout';
import { guidePath } from '~/domains/guidance';
import { letterText, type Letter } from '~/domains/letter';
import { LetterPreview } from '~/domains/notification';
import { useLanguage, useT } from '~/platform/i18n';
import type { LetterCase } from './letter-form';

type SchoolLetterPageProps = {
  letterCase: LetterCase;
  sent?: FormProblems & { letter?: Letter | null };
};

/** One letter: what it needs, and then the letter, to read, copy, print and download. */
export function SchoolLetterPage({ letterCase, sent }: SchoolLetterPageProps) {
  const t = useT();
  const language = useLanguage();
  const letter = sent?.letter ?? null;
  const base = guidePath(language, 'letter-to-school');
  return (
    <FormPage
      title={t(`tools:letter.cases.${letterCase}.title`)}
      backTo={base}
      problems={sent}
      errorsFrom="tools:letter"
      submitLabel={t(letter ? 'tools:letter.makeAgain' : 'tools:letter.make')}
      wide
      lead={
        letter ? (
          <Made
            letter={letter}
            values={sent?.values ?? {}}
            pdf={`${base}/${letterCase}/letter.pdf`}
            letterCase={letterCase}
          />
        ) : (
          <Lead letterCase={letterCase} />
        )
      }
    >
      <div className="max-w-[42rem] space-y-8 print:hidden">
        <Fields letterCase={letterCase} />
      </div>
    </FormPage>
  );
}

function Lead({ letterCase }: { letterCase: LetterCase }) {
  const t = useT();
  const tone = letterCase === 'school' ? 'good' : 'wait';
  return (
    <div className="max-w-[42rem]">
      <p className="text-lg">{t(`tools:letter.cases.${letterCase}.what`)}</p>
      <Notice tone={tone}>{t(`tools:letter.cases.${letterCase}.law`)}</Notice>
      <p>{t('tools:letter.notKept')}</p>
    </div>
  );
}

function Fields({ letterCase }: { letterCase: LetterCase }) {
  const t = useT();
  const words = (key: string) => t(`tools:letter.${key}`);
  const at = (key: string) => words(`cases.${letterCase}.${key}`);
  return (
    <>
      <TextField
        name="parentName"
        label={words('parentName.label')}
        hint={words('parentName.hint')}
        asked="needed"
        autoComplete="name"
      />
      <TextArea
        name="address"
        label={words('address.label')}
        hint={words('address.hint')}
        asked="choice"
        rows={4}
        autoComplete="street-address"
      />
      <TextField name="childName" label={words('childName.label')} asked="needed" />
      <DateField
        name="dateOfBirth"
        label={words('dateOfBirth.label')}
        hint={words('dateOfBirth.hint')}
        asked="needed"
      />
      <TextField
        name="school"
        label={at('school')}
        asked={letterCase === 'order' ? 'choice' : 'needed'}
      />
      {letterCase === 'school' && (
        <TextField
          name="headName"
          label={words('headName.label')}
          hint={words('headName.hint')}
          asked="choice"
        />
      )}
      <DateField name="day" label={at('day.label')} hint={at('day.hint')} asked="needed" />
    </>
  );
}

type MadeProps = {
  letterCase: LetterCase;
  letter: Letter;
  values: FormProblems['values'];
  pdf: string;
};

function Made({ letterCase, letter, values, pdf }: MadeProps) {
  const t = useT();
  const { english, translation } = letter;
  return (
    <>
      <div className="max-w-[42rem] print:hidden">
        <Banner kind="success" focus title={t('tools:letter.made')}>
          <p className="mb-0">{t(`tools:letter.cases.${letterCase}.send`)}</p>
        </Banner>
        <FormInline action={pdf} submitLabel={t('tools:letter.download')}>
          {Object.entries(values)
            .filter(([name]) => !name.startsWith('_'))
            .map(([name, value]) => (
              <Hidden key={name} name={name} value={String(value)} />
            ))}
        </FormInline>
        <p className="mt-4">{t('tools:letter.keep')}</p>
      </div>
      <Texts letter={letter} />
      <div className="max-w-[42rem] print:hidden">
        <Details summary={t('tools:letter.copy')}>
          <label htmlFor="letter-text" className="font-semibold">
            {t('tools:letter.text')}
          </label>
          <textarea
            id="letter-text"
            readOnly
            lang={english.language}
            dir={english.direction}
            rows={16}
            className="block w-full rounded-md border border-edge bg-surface p-3"
            defaultValue={letterText(english).join('\n\n')}
          />
        </Details>
        {translation && <p>{translation.notice}</p>}
        <Next letterCase={letterCase} />
        <h2>{t('tools:letter.change')}</h2>
      </div>
    </>
  );
}

/** The English letter, which is the one that is sent, and beside it the reader's own language. */
function Texts({ letter }: { letter: Letter }) {
  const t = useT();
  const { english, translation } = letter;
  const heading = <h2 className="text-lg print:hidden">{t('tools:letter.english')}</h2>;
  if (!translation) {
    return (
      <div className="my-6 max-w-[48rem]">
        {heading}
        <LetterPreview content={english} label={t('tools:letter.english')} />
      </div>
    );
  }
  return (
    <div className="my-6 grid gap-6 lg:grid-cols-2">
      <div>
        {heading}
        <LetterPreview content={english} label={t('tools:letter.english')} />
      </div>
      <div className="print:hidden">
        <h2 className="text-lg">{t('tools:letter.translation')}</h2>
        <LetterPreview content={translation.content} label={translation.title} />
      </div>
    </div>
  );
}

function Next({ letterCase }: { letterCase: LetterCase }) {
  const t = useT();
  const language = useLanguage();
  const links = [
    { to: `/${language}/notify`, words: 'tell' },
    {
      to: guidePath(
        language,
        letterCase === 'order' ? 'school-attendance-orders' : 'leaving-school',
      ),
      words: 'read',
    },
    {
      to: `${guidePath(language, 'what-happens-when')}?what=${letterCase === 'school' ? 'notify' : letterCase}`,
      words: 'when',
    },
  ];
  return (
    <>
      <h2>{t('tools:letter.next')}</h2>
      <p>{t('tools:letter.tellUs')}</p>
      <ul>
        {links.map(({ to, words }) => (
          <li key={to}>
            <a href={to}>{t(`tools:letter.links.${words}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
