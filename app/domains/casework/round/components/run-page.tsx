import {
  ButtonLink,
  Checkboxes,
  DateField,
  FormPage,
  Hidden,
  Radios,
  type FormProblems,
} from '~/components/form';
import { BackLink, Banner, Notice } from '~/components/layout';
import { formatShortDate, useLanguage, useT } from '~/platform/i18n';
import { languageName } from '../../item/components/words';
import type { RunView } from '../post-pages.server';
import { RoundName } from './round-words';

type Copy = RunView['copies'][number];

/** The letters of one file: print it, post it, and say on which day. */
export function RunPage(props: RunView & { problems?: FormProblems | null }) {
  const t = useT();
  const { run, copies, problems } = props;
  const waiting = copies.filter(({ state }) => state === 'to-post');
  const done = copies.filter(({ state }) => state !== 'to-post');
  const held = waiting.filter((copy) => copy.held);
  return (
    <>
      <BackLink to="/officer/messages/post">{t('messages:run.back')}</BackLink>
      {props.done === 'posted' && !problems && (
        <Banner kind="success" title={t('messages:run.posted')} focus />
      )}
      <h1>
        <RoundName kind={run.kind} stage={run.stage} title={run.title} />{' '}
        {t('messages:post.number', { number: run.number })}
      </h1>
      <p>{t('messages:run.lead', { count: run.copies })}</p>
      <ButtonLink to={`/officer/messages/post/${run.id}.pdf`} variant="secondary">
        {t('messages:run.print', { count: run.copies })}
      </ButtonLink>
      {held.length > 0 && (
        <div className="mt-6">
          <Notice tone="alert">
            {t('messages:run.takeOut', {
              count: held.length,
              numbers: held.map(({ number }) => number).join(', '),
            })}
          </Notice>
        </div>
      )}
      {waiting.length > 0 && <MarkForm {...props} waiting={waiting} />}
      {done.length > 0 && (
        <section aria-labelledby="gone" className="mt-10">
          <h2 id="gone">{t('messages:run.gone')}</h2>
          <ul>
            {done.map((copy) => (
              <li key={copy.id}>
                <a href={`/officer/messages/copy/${copy.id}`}>
                  <Named copy={copy} />
                </a>
                {': '}
                <Fate copy={copy} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Named({ copy }: { copy: Copy }) {
  return (
    <>
      {copy.number} · <bdi>{copy.name}</bdi>
    </>
  );
}

function Fate({ copy }: { copy: Copy }) {
  const t = useT();
  const language = useLanguage();
  const on = copy.returnedOn ?? copy.leftOn;
  return (
    <>
      {t(`messages:states.${copy.state}`)}
      {on && `, ${formatShortDate(language, on)}`}
    </>
  );
}

function MarkForm(props: RunView & { waiting: Copy[]; problems?: FormProblems | null }) {
  const t = useT();
  const { waiting } = props;
  const word = (name: string) => t(`messages:run.mark.${name}`);
  return (
    <section aria-labelledby="mark" className="mt-8">
      <h2 id="mark">{word('title')}</h2>
      <FormPage
        title={null}
        problems={props.problems}
        errorsFrom="messages:run"
        saved={{ on: props.today, which: 'all' }}
        submitLabel={word('submit')}
      >
        <Hidden name="submitKey" value={props.submitKey} />
        <Radios
          name="which"
          label={word('which')}
          options={[
            { value: 'all', label: word('all'), hint: word('allHint') },
            {
              value: 'ticked',
              label: word('ticked'),
              conditional: (
                <Checkboxes
                  name="copies"
                  label={word('copies')}
                  options={waiting.map((copy) => ({
                    value: copy.id,
                    label: <Named copy={copy} />,
                    hint: <Hint copy={copy} />,
                  }))}
                />
              ),
            },
          ]}
        />
        <DateField name="on" label={word('on')} hint={word('onHint')} />
      </FormPage>
    </section>
  );
}

function Hint({ copy }: { copy: Copy }) {
  const t = useT();
  return (
    <>
      {copy.held && <strong>{t('messages:run.heldHint')} </strong>}
      <bdi>{copy.address}</bdi>
      {copy.language !== 'en' && ` · ${languageName(copy.language)}`}
    </>
  );
}
