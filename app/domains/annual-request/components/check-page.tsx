import {
  Button,
  ButtonLink,
  Checkboxes,
  FormPage,
  Hidden,
  type FormProblems,
} from '~/components/form';
import { Notice } from '~/components/layout';
import {
  SendingContents,
  UnfinishedFiles,
  withStanding,
  type LastTold,
  type OwnYearly,
} from '~/domains/evidence';
import { formatDate, isolate, useLanguage, useT } from '~/platform/i18n';
import type { AnswerStanding, AskedChild, OwnRequest } from '../request.views';

type Checked = {
  child: AskedChild;
  draft: OwnYearly | null;
  earlier: AnswerStanding['sent'];
  last: LastTold | null;
  isReady: boolean;
};

type CheckPageProps = {
  request: OwnRequest;
  /** The one child that the page is about; null for all. */
  only: string | null;
  children: Checked[];
  problems?: FormProblems;
};

/** The answers as the council will see them, of one child or of all, and the button that sends them. */
export function RequestCheckPage({ request, only, children, problems }: CheckPageProps) {
  const t = useT();
  const language = useLanguage();
  const back = `/${language}/family/request/${request.id}`;
  const ready = children.filter(({ isReady }) => isReady);
  const waiting = children.flatMap(({ draft }) => draft?.unfinished ?? []);
  const sendable = ready.length > 0 || waiting.length > 0;
  const name = only ? isolate(children[0]?.child.name ?? '') : '';
  return (
    <FormPage
      title={only ? t('yearly:check.titleOne', { name }) : t('yearly:check.title')}
      backTo={back}
      problems={problems}
      saved={{ send: ready.map(({ draft }) => draft!.id) }}
      errorsFrom="yearly:check"
      hideSubmit
      lead={
        sendable ? (
          <p className="text-lg">{t('yearly:check.lead')}</p>
        ) : (
          <Notice>
            <p className="mb-1 font-semibold">{t('yearly:check.emptyTitle')}</p>
            <p className="mb-0">{t('yearly:check.emptyText')}</p>
          </Notice>
        )
      }
    >
      {children.map((one) => (
        <CheckedChild key={one.child.id} {...one} />
      ))}
      {ready.map(({ draft }) => (
        <Hidden key={draft!.id} name="seen" value={`${draft!.id}:${draft!.version}`} />
      ))}
      {ready.length > 1 ? (
        <Checkboxes
          name="send"
          label={t('yearly:check.which')}
          hint={t('yearly:check.whichHint')}
          asked="choice"
          options={ready.map(({ child, draft }) => ({
            value: draft!.id,
            label: <bdi>{child.name}</bdi>,
          }))}
        />
      ) : (
        ready.map(({ draft }) => <Hidden key={draft!.id} name="send" value={draft!.id} />)
      )}
      {waiting.length > 0 && <UnfinishedFiles names={waiting} />}
      <div className="flex flex-wrap items-center gap-6">
        {ready.length > 0 ? (
          <Button>{t(ready.length > 1 ? 'yearly:check.sendAll' : 'yearly:check.send')}</Button>
        ) : (
          <ButtonLink to={back}>{t('yearly:check.back')}</ButtonLink>
        )}
      </div>
    </FormPage>
  );
}

function CheckedChild({ child, draft, earlier, last, isReady }: Checked) {
  const t = useT();
  const language = useLanguage();
  const date = earlier?.sentAt ? formatDate(language, earlier.sentAt) : '';
  return (
    <section aria-labelledby={`child-${child.id}`}>
      <h2 id={`child-${child.id}`} className="mt-0">
        <bdi>{child.name}</bdi>
      </h2>
      {draft && earlier && (
        <Notice>
          {t(earlier.firstReadAt ? 'yearly-form:page.beside' : 'yearly-form:page.replaces', {
            date,
          })}
        </Notice>
      )}
      {isReady && draft ? (
        <>
          <SendingContents
            sending={{ ...draft, answers: withStanding(draft.answers, last) }}
            withFiles
          />
          <p className="mt-3">
            <a
              href={`/${language}/family/yearly/${draft.id}`}
              className="inline-flex min-h-11 items-center"
            >
              {t('yearly:check.change')}
              <span className="sr-only"> {t('plan:hub.for', { name: isolate(child.name) })}</span>
            </a>
          </p>
        </>
      ) : (
        <p>{earlier ? t('yearly:check.already', { date }) : t('yearly:check.nothing')}</p>
      )}
    </section>
  );
}
