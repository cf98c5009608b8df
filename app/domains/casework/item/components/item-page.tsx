import type { ReactNode } from 'react';
import { ButtonLink, ErrorSummary, FormInline, TextArea } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { BackLink, Details, Ltr, Notice } from '~/components/layout';
import { isFullyDecided, isSent, NO_DECISION } from '../item.status';
import type { ShownItem } from '../show-item.server';
import { AdultCard } from './adult-card';
import { ChildCard } from './child-card';
import { Conversation } from './conversation';
import { ItemClocks } from './item-clocks';
import { ItemNews } from './item-news';
import { ContactLog, Decisions, Files, Matters, Notes, Referrals, Section } from './item-records';
import { ItemSummary } from './item-summary';
import { ChangedMeanwhile, MoveFields } from './move-parts';
import { OwnerMoves } from './owner-moves';
import { ReachCall } from './reach-call';
import { ReadForm, SentThings } from './sent-things';
import { useWords } from './words';
import { Written } from './written';

type ItemPageProps = {
  item: ShownItem;
  submitKey: string;
  /** The move that has just been made; its news takes the focus. */
  done: string | null;
  /** The page of the queue that led here. */
  backTo: string;
  /** Whom the item can be given to. */
  colleagues: { id: string; name: string }[];
  problems?: FormProblems;
  /** Of a yearly request or a complaint: what became of it, and the way to all that is done with it. */
  request?: ReactNode;
};

/** The page of one queue item: all that is known of it, and the way to everything an officer does with it. */
export function ItemPage(props: ItemPageProps) {
  const { item, submitKey, done, problems } = props;
  const { t, word } = useWords();
  const base = `/officer/item/${item.id}`;
  const canDecide = item.kind === 'notification' && !['decided', 'closed'].includes(item.status);
  const add = item.mayWork;
  const reading = problems?.values.intent === 'read';
  return (
    <>
      <BackLink to={props.backTo}>{t('officer:item.toQueue')}</BackLink>
      <ErrorSummary
        problems={problems}
        errorsFrom="officer:item"
        idPrefix={reading ? 'read' : 'close'}
      />
      <ChangedMeanwhile problems={problems} />
      <ItemNews done={problems ? null : done} />
      <p className="mb-1 font-semibold text-soft">
        {word('kinds', item.kind)} <Ltr>{item.reference}</Ltr>
      </p>
      <h1>
        <bdi>{item.title}</bdi>
      </h1>
      {props.request}
      {hasSent(item) && <SentThings item={item} />}
      {add &&
        !item.workPage &&
        item.accountId === null &&
        item.contactEmail === null &&
        item.status !== 'closed' && <Notice tone="wait">{t('officer:message.unreachable')}</Notice>}
      {add && (
        <nav
          aria-label={t('officer:item.moves')}
          className="mb-8 flex flex-wrap gap-3 print:hidden"
        >
          {canDecide && <ButtonLink to={`${base}/decide`}>{t('officer:item.toDecide')}</ButtonLink>}
          {item.workPage && (
            <ButtonLink to={item.workPage}>{t(`officer:item.toWork.${item.kind}`)}</ButtonLink>
          )}
          {!item.workPage && (
            <ButtonLink variant="secondary" to={`${base}/message`}>
              {t('officer:item.toMessage')}
            </ButtonLink>
          )}
          <ButtonLink variant="secondary" to={`${base}/contact`}>
            {t('officer:item.toContact')}
          </ButtonLink>
          <ButtonLink variant="secondary" to={`${base}/notes`}>
            {t('officer:item.toNote')}
          </ButtonLink>
          <ButtonLink variant="quiet" to={`${base}/reach`}>
            {t('officer:reach.title')}
          </ButtonLink>
          {canDecide && (
            <ButtonLink variant="quiet" to={`${base}/join`}>
              {t('officer:item.toJoin')}
            </ButtonLink>
          )}
          <ButtonLink variant="quiet" to={`${base}/history`}>
            {t('officer:item.toHistory')}
          </ButtonLink>
        </nav>
      )}
      {add && <ReachCall item={item} />}
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0">
          <section aria-labelledby="summary" className="mb-8">
            <h2 id="summary">{t('officer:item.summary')}</h2>
            <ItemSummary item={item} />
            {add && item.status !== 'closed' && (
              <OwnerMoves item={item} colleagues={props.colleagues} />
            )}
          </section>
          <ItemClocks item={item} />
          {item.referrals.length > 0 && (
            <Section id="referrals" title={t('officer:referral.title')}>
              <Referrals item={item} />
            </Section>
          )}
          {item.decisions.length > 0 && (
            <Section id="decisions" title={t('officer:decide.made')}>
              <Decisions item={item} />
            </Section>
          )}
          {!item.workPage && (
            <Section
              id="conversation"
              title={t('officer:message.conversation')}
              addTo={add ? `${base}/message` : undefined}
              add={t('officer:item.toMessage')}
            >
              <Conversation item={item} />
            </Section>
          )}
          <Section
            id="contacts"
            title={t('officer:contact.title')}
            addTo={add ? `${base}/contact` : undefined}
            add={t('officer:item.toContact')}
          >
            <ContactLog contacts={item.contacts} />
          </Section>
          <Section
            id="notes"
            title={t('officer:note.title')}
            addTo={add ? `${base}/notes` : undefined}
            add={t('officer:item.toNote')}
          >
            <Notes item={item} />
          </Section>
          {!isSent(item) && !item.workPage && <Written item={item} />}
          <Files item={item} />
        </div>
        <aside aria-label={t('officer:item.family')} className="min-w-0">
          {add && item.familyId && (
            <p>
              <a href={`/officer/family/${item.familyId}`}>{t('officer:item.toFamily')}</a>
            </p>
          )}
          <h2>
            {t('officer:item.children', { count: item.children.filter((c) => c.inItem).length })}
          </h2>
          {item.children.length === 0 && <p>{t('officer:item.noChildren')}</p>}
          {item.children.map((child) => (
            <ChildCard key={child.id} item={item} child={child} />
          ))}
          {item.adults.length > 0 && <h2>{t('officer:item.adults')}</h2>}
          {item.adults.map((adult) => (
            <AdultCard key={adult.id} adult={adult} />
          ))}
          <h2>{t('officer:item.matters')}</h2>
          <Matters item={item} />
        </aside>
      </div>
      {add && hasSent(item) && !['decided', 'closed'].includes(item.status) && (
        <ReadForm item={item} submitKey={submitKey} problems={reading ? problems : undefined} />
      )}
      {add && mayClose(item) && (
        <CloseForm item={item} submitKey={submitKey} problems={reading ? undefined : problems} />
      )}
    </>
  );
}

/** True where there is something to read: a yearly request is there before its answer. */
function hasSent(item: ShownItem): boolean {
  return isSent(item) && (item.kind !== 'annual-request' || item.sendings.length > 0);
}

/** True where the item needs no decision, or none any more. */
function mayClose(item: ShownItem): boolean {
  if (item.status === 'closed') return false;
  // One that is not answered is ended with a reason instead, which its own part leads to.
  if (item.kind === 'annual-request') return item.status !== 'waiting-parent';
  if ((NO_DECISION as readonly string[]).includes(item.kind) || item.withdrawnAt) return true;
  return item.status !== 'decided' && isFullyDecided(item.children.filter((child) => child.inItem));
}

function CloseForm(props: Pick<ItemPageProps, 'item' | 'submitKey' | 'problems'>) {
  const { item, submitKey, problems } = props;
  const { t } = useWords();
  return (
    <Details summary={t('officer:item.close')} open={problems !== undefined}>
      <FormInline
        id="close"
        problems={problems}
        errorsFrom="officer:item"
        submitLabel={t('officer:item.close')}
        submitVariant="warning"
      >
        <MoveFields item={item} submitKey={submitKey} />
        <TextArea
          name="reason"
          label={t('officer:item.closeReason')}
          hint={t('officer:item.closeHint')}
          rows={3}
        />
      </FormInline>
    </Details>
  );
}
