import { Button } from '~/components/form';
import { Details, MustMayNeedNot, SummaryCard, SummaryList } from '~/components/layout';
import { formatDate, formatList, formatMoment, useLanguage, useT } from '~/platform/i18n';
import type { Answers } from '../answers.schema';
import { childName } from '../children.rules';
import { canSend } from '../tasks.rules';

/** A draft as its list shows it. Instants are ISO, UTC. */
export type DraftLine = {
  id: string;
  children: string[];
  updatedAt: string;
  expiresAt: string;
  ready: boolean;
};

/** What the list needs of a draft. */
export function toDraftLine(draft: {
  id: string;
  answers: Answers;
  updatedAt: string;
  expiresAt: string;
}): DraftLine {
  const { id, answers, updatedAt, expiresAt } = draft;
  const children = answers.children.map(childName);
  return { id, updatedAt, expiresAt, children, ready: canSend(answers) };
}

/** What the parent has begun and not sent; `base` is the address of the list. */
export function DraftList(props: { drafts: DraftLine[]; days: number; base: string }) {
  const t = useT();
  return (
    <section className="max-w-[48rem]">
      <h2>{t('notify:drafts.list.title')}</h2>
      <p>{t('notify:drafts.list.kept', { count: props.days })}</p>
      {props.drafts.map((draft) => (
        <DraftCard key={draft.id} {...draft} base={`${props.base}/${draft.id}`} />
      ))}
    </section>
  );
}

function DraftCard({ base, ...draft }: DraftLine & { base: string }) {
  const t = useT();
  const language = useLanguage();
  const named = draft.children.length > 0;
  const title = named ? formatList(language, draft.children) : t('notify:drafts.list.noChild');
  const card = (key: string) => t(`notify:drafts.list.${key}`, { title });
  return (
    <SummaryCard
      under
      title={title}
      actions={
        <>
          <a href={base} aria-label={card('goOnWith')}>
            {card('goOn')}
          </a>
          <a href={`${base}/delete`} aria-label={card('deleteThis')}>
            {card('delete')}
          </a>
        </>
      }
    >
      <SummaryList
        rows={[
          { key: card('state'), value: draft.ready ? card('ready') : card('notReady') },
          { key: card('changed'), value: formatMoment(language, draft.updatedAt) },
          { key: card('goes'), value: formatDate(language, draft.expiresAt) },
        ]}
      />
    </SummaryCard>
  );
}

/** What notifying is, what the law asks, what is useful to have at hand. */
export function AboutNotifying({ days, begun }: { days: number; begun: boolean }) {
  const t = useT();
  const list = (key: string) => t(key, { returnObjects: true }) as unknown as string[];
  const about = (
    <>
      <p>{t('notify:drafts.about.what')}</p>
      <MustMayNeedNot
        must={list('notify:drafts.about.must')}
        may={list('notify:drafts.about.may')}
        neednot={list('notify:drafts.about.neednot')}
      />
      <h2>{t('notify:drafts.about.handTitle')}</h2>
      <ul>
        {list('notify:drafts.about.hand').map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <p>{t('notify:drafts.about.save', { count: days })}</p>
    </>
  );
  if (!begun) return about;
  return <Details summary={t('notify:drafts.about.summary')}>{about}</Details>;
}

/** The button that begins a draft. The same key begins one, however often it is pressed. */
export function StartDraft({ draftKey, begun }: { draftKey: string; begun: boolean }) {
  const t = useT();
  return (
    <form method="post">
      <input type="hidden" name="key" value={draftKey} />
      <Button variant={begun ? 'secondary' : 'primary'}>
        {t(begun ? 'notify:drafts.startAnother' : 'notify:drafts.start')}
      </Button>
    </form>
  );
}
