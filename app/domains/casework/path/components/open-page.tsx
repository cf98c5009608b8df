import { DateField, ErrorSummary, FormInline, Hidden } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { EmptyState, Inset, Tag } from '~/components/layout';
import type { PathKind } from '../../case/case.codes';
import type { CaseChild } from '../../case/find-case-child.server';
import { CaseHead } from '../../record';
import { PATHS } from '../path.definitions';
import type { PathLine } from '../path.store.server';
import { PathField } from './path-field';
import { usePathWords } from './path-words';

export type OpenPageProps = {
  child: CaseChild;
  paths: PathLine[];
  offered: { fitting: PathKind[]; others: PathKind[]; endings: PathKind[] };
  /** The kind that was chosen; null while none is. */
  kind: PathKind | null;
  submitKey: string;
  today: string;
  problems?: FormProblems | null;
};

/** Which special cases a child has, and opening another. */
export function OpenPathPage(props: OpenPageProps) {
  const { child, kind, today } = props;
  const { t } = usePathWords();
  if (kind) return <StartForm {...props} kind={kind} />;
  const { paths, offered } = props;
  const open = paths.filter((path) => path.state === 'open');
  const earlier = paths.filter((path) => path.state !== 'open');
  return (
    <>
      <CaseHead child={child} title={t('path:title.open')} today={today} />
      <p className="max-w-[42rem]">{t('path:open.lead')}</p>
      <section aria-labelledby="running" className="mb-8">
        <h2 id="running">{t('path:open.running')}</h2>
        {open.length === 0 ? (
          <EmptyState title={t('path:open.none')} />
        ) : (
          <PathLines paths={open} />
        )}
      </section>
      {offered.fitting.length > 0 && (
        <Kinds
          id="fitting"
          title={t('path:open.fitting')}
          hint={t('path:open.fittingHint')}
          kinds={offered.fitting}
          childId={child.id}
        />
      )}
      <Kinds
        id="others"
        title={t(offered.fitting.length > 0 ? 'path:open.others' : 'path:open.all')}
        kinds={offered.others}
        childId={child.id}
      />
      {offered.endings.length > 0 && (
        <Kinds
          id="endings"
          title={t('path:open.endings')}
          hint={t('path:open.endingsHint')}
          kinds={offered.endings}
          childId={child.id}
        />
      )}
      {earlier.length > 0 && (
        <section aria-labelledby="earlier" className="mb-8">
          <h2 id="earlier">{t('path:open.earlier')}</h2>
          <PathLines paths={earlier} />
        </section>
      )}
    </>
  );
}

/** Special cases of a child, each with a link, since when, and what comes next or came of it. */
export function PathLines({ paths }: { paths: PathLine[] }) {
  const { t, date, kind, step } = usePathWords();
  return (
    <ul role="list" className="space-y-2">
      {paths.map((path) => (
        <li key={path.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <a href={`/officer/path/${path.id}`}>{kind(path.kind)}</a>
          <Tag tone={path.state === 'open' ? 'wait' : 'neutral'}>
            {t(`path:states.${path.state}`)}
          </Tag>
          <span className="text-sm text-soft">
            {t('path:open.from', { date: date(path.startedOn) })}
            {path.outcome && path.state === 'done' && ` · ${t(`path:results.${path.outcome}`)}`}
            {path.next.length > 0 &&
              ` · ${t('path:open.next', {
                steps: path.next.map((code) => step(path.kind, code)).join('; '),
              })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Kinds(props: {
  id: string;
  title: string;
  hint?: string;
  kinds: PathKind[];
  childId: string;
}) {
  const { t, kind } = usePathWords();
  return (
    <section aria-labelledby={props.id} className="mb-8">
      <h2 id={props.id}>{props.title}</h2>
      {props.hint && <p className="text-soft">{props.hint}</p>}
      <ul role="list" className="grid gap-4 lg:grid-cols-2">
        {props.kinds.map((code) => (
          <li key={code} className="rounded-xl border border-line bg-surface p-5">
            <h3 className="mt-0 mb-1 text-lg">
              <a href={`/officer/child/${props.childId}/path?kind=${code}`}>{kind(code)}</a>
            </h3>
            <p className="mb-0">{t(`path:kinds.${code}.what`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function StartForm({
  child,
  kind,
  submitKey,
  problems,
  today,
}: OpenPageProps & { kind: PathKind }) {
  const { t, kind: title } = usePathWords();
  const listed = `/officer/child/${child.id}/path`;
  return (
    <>
      <ErrorSummary problems={problems} errorsFrom="path:form" />
      <CaseHead
        child={child}
        title={t('path:open.choose', { kind: title(kind) })}
        backTo={listed}
        back={t('path:open.otherKind')}
        today={today}
      />
      <div className="max-w-[42rem]">
        <p>{t(`path:kinds.${kind}.what`)}</p>
        <Inset>{t(`path:kinds.${kind}.rule`)}</Inset>
      </div>
      <FormInline
        id="form"
        idPrefix=""
        problems={problems}
        saved={{ startedOn: today }}
        errorsFrom="path:form"
        submitLabel={t('path:open.submit')}
      >
        <Hidden name="submitKey" value={submitKey} />
        <Hidden name="kind" value={kind} />
        <DateField
          name="startedOn"
          label={t(`path:kinds.${kind}.startedOn`)}
          hint={t('path:form.startedHint')}
        />
        {PATHS[kind].start.map(({ field, needed }) => (
          <PathField key={field} kind={kind} where="start" name={field} optional={!needed} />
        ))}
      </FormInline>
    </>
  );
}
