import { ErrorSummary, FormInline, Hidden, TextArea } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Banner, Details, Inset, SummaryList, UserText } from '~/components/layout';
import { ChangedMeanwhile } from '../../item/components/move-parts';
import { CaseHead } from '../../record';
import type { FieldName } from '../path.fields';
import { optionsOf } from '../path.fields';
import type { PathView } from '../path.view';
import { BeforeEnding } from './before-ending';
import { PathClocks } from './path-clocks';
import { usePathWords } from './path-words';
import { PathMoveFields, StepForm } from './step-form';
import { StepLine } from './step-line';

/** One special case of a child: its steps, with the form of the current one, its clocks, and the way out. */
export function PathPage({
  path,
  submitKey,
  done,
  problems = null,
}: {
  path: PathView;
  submitKey: string;
  done: string | null;
  problems?: FormProblems | null;
}) {
  const { t, kind } = usePathWords();
  const dropping = problems?.values.does === 'drop';
  const open = path.state === 'open';
  return (
    <>
      <ErrorSummary problems={problems} errorsFrom="path:form" />
      {done && !problems && <News done={done} />}
      <CaseHead
        child={path.child}
        title={kind(path.kind)}
        backTo={path.mayWork ? undefined : '/officer/queue'}
        today={path.today}
      />
      <ChangedMeanwhile problems={problems} />
      {path.open && <BeforeEnding path={path} open={path.open} />}
      <p className="max-w-[42rem]">{t(`path:kinds.${path.kind}.what`)}</p>
      <Inset>{t(`path:kinds.${path.kind}.rule`)}</Inset>
      <Facts path={path} />
      <section aria-labelledby="steps" className="mb-8">
        <h2 id="steps">{t('path:page.steps')}</h2>
        {open && path.current === null && <p>{t('path:page.nothingMine')}</p>}
        <ol role="list" className="max-w-[52rem] space-y-4">
          {path.steps.map((step) => (
            <StepLine key={step.code} path={path} step={step}>
              {open && step.code === path.current ? (
                <StepForm
                  path={path}
                  step={step}
                  submitKey={submitKey}
                  problems={dropping ? null : problems}
                />
              ) : undefined}
            </StepLine>
          ))}
        </ol>
      </section>
      <PathClocks path={path} />
      {path.mayWork && <Ways path={path} />}
      {path.mayWork && open && (
        <Details summary={t('path:drop.title')} open={dropping}>
          <p>{t('path:drop.what')}</p>
          <FormInline
            id="drop"
            idPrefix=""
            problems={dropping ? problems : null}
            errorsFrom="path:form"
            submitLabel={t('path:drop.submit')}
            submitVariant="warning"
          >
            <PathMoveFields path={path} submitKey={submitKey} />
            <Hidden name="does" value="drop" />
            <TextArea name="dropReason" label={t('path:drop.reason')} rows={3} />
          </FormInline>
        </Details>
      )}
    </>
  );
}

function News({ done }: { done: string }) {
  const { maybe } = usePathWords();
  const title = maybe(`path:done.${done}`);
  return title ? <Banner kind="success" focus title={title} /> : null;
}

/** Since when it counts, what was said at its start, and how it ended. */
function Facts({ path }: { path: PathView }) {
  const { t, date, field, option } = usePathWords();
  const start = Object.entries(path.start) as [FieldName, string][];
  return (
    <SummaryList
      rows={[
        { key: t('path:page.startedOn'), value: date(path.startedOn) },
        ...start.map(([name, text]) => ({
          key: field(path.kind, 'start', name),
          value: optionsOf(name).includes(text) ? option(name, text) : <bdi>{text}</bdi>,
        })),
        ...(path.state === 'done'
          ? [{ key: t('path:page.outcome'), value: t(`path:results.${path.outcome}`) }]
          : []),
        ...(path.state === 'dropped'
          ? [
              {
                key: t('path:page.droppedBecause'),
                value: <UserText>{path.endReason}</UserText>,
              },
            ]
          : []),
        ...(path.endedOn && path.endedBy
          ? [
              {
                key: t('path:page.endedBy'),
                value: t('path:page.doneOn', { date: date(path.endedOn), name: path.endedBy }),
              },
            ]
          : []),
      ]}
    />
  );
}

/** Where the rest of the work on this child is. */
function Ways({ path }: { path: PathView }) {
  const { t } = usePathWords();
  const child = `/officer/child/${path.child.id}`;
  return (
    <ul className="mb-8">
      <li>
        <a href={`/officer/item/${path.itemId}`}>{t('path:page.toItem')}</a>
      </li>
      <li>
        <a href={`${child}/ask`}>{t('path:page.toAsk')}</a>
      </li>
      <li>
        <a href={`${child}/steps`}>{t('path:page.toSteps')}</a>
      </li>
      <li>
        <a href={`${child}/seen`}>{t('path:page.toRecord')}</a>
      </li>
    </ul>
  );
}
