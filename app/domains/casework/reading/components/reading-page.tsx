import { BackLink, Banner, EmptyState, Ltr, Tag, UserText } from '~/components/layout';
import { useWords } from '../../item/components/words';
import { hasWords } from '../arrange.rules';
import type { Reading, ReadSending } from '../reading.view';
import { From, NewTag, Questions } from './labels';
import { PieceGroups } from './piece-figure';
import { AreaSection, PlanHead } from './plan-parts';
import { ReadingProvider } from './use-reading';
import { VoicePart } from './voice-part';
import { YearlyPart } from './yearly-part';

type ReadingPageProps = { reading: Reading; done: string | null };

/** All that was sent about one child, on one page: plan beside evidence, and the child's own voice. */
export function ReadingPage({ reading, done }: ReadingPageProps) {
  const { t } = useWords();
  const { child, contents } = reading;
  return (
    <ReadingProvider value={reading}>
      <BackLink to={reading.items[0] ? `/officer/item/${reading.items[0].id}` : '/officer/queue'}>
        {t(reading.items[0] ? 'reading:toItem' : 'officer:item.toQueue')}
      </BackLink>
      {done === 'asked' && <Banner kind="success" focus title={t('reading:ask.done')} />}
      <p className="mb-1 font-semibold text-soft">{t('reading:title')}</p>
      <h1>
        <bdi>{child.name}</bdi>
      </h1>
      <Items reading={reading} />
      {contents.length === 0 ? (
        <EmptyState title={t('reading:empty')}>{t('reading:emptyText')}</EmptyState>
      ) : (
        <Contents reading={reading} />
      )}
      <YearlyPart />
      <Plans reading={reading} />
      <Unlabelled reading={reading} />
      <section aria-labelledby="voice">
        <h2 id="voice">{t('reading:voice.title')}</h2>
        {reading.voices.length === 0 && <p>{t('reading:voice.none')}</p>}
        {reading.voices.map(({ sending, groups }) => (
          <VoicePart key={sending.id} sending={sending} groups={groups} />
        ))}
      </section>
    </ReadingProvider>
  );
}

/** The items behind what is read, and what an officer does when the reading is done. */
function Items({ reading }: { reading: Reading }) {
  const { t, word } = useWords();
  const { items, mayAsk, child, files, review } = reading;
  if (items.length === 0 && files === 0 && !review) return null;
  return (
    <ul role="list" className="mb-6 space-y-1 ps-0 print:hidden">
      {items.map((item) => (
        <li key={item.id}>
          <a href={`/officer/item/${item.id}`}>
            {word('kinds', item.kind)} <Ltr>{item.reference}</Ltr>
          </a>{' '}
          <Tag>{word('statuses', item.status)}</Tag>{' '}
          {mayAsk && !['decided', 'closed'].includes(item.status) && (
            <a href={`/officer/item/${item.id}#mark-read`}>
              {t('officer:sent.markRead')}
              <span className="sr-only"> {item.reference}</span>
            </a>
          )}
        </li>
      ))}
      {review && (
        <li>
          <a href={`/officer/review/${review.id}`}>
            {t(review.state === 'planned' ? 'requests:item.begin' : 'requests:item.review')}
          </a>
        </li>
      )}
      {files > 0 && (
        <li>
          <a href={`/officer/child/${child.id}/files.zip`} download>
            {t('reading:file.all')}
          </a>
        </li>
      )}
    </ul>
  );
}

/** How much there is and what of it is new, with the way to each thing. */
function Contents({ reading }: { reading: Reading }) {
  const { t, moment } = useWords();
  const { contents, lastLook } = reading;
  const fresh = contents.filter(({ isNew }) => isNew).length;
  return (
    <nav aria-labelledby="contents" className="mb-8 print:hidden">
      <h2 id="contents">
        {t('reading:contents.things', { count: contents.length })}
        {lastLook !== null && `, ${t('reading:contents.new', { count: fresh })}`}
      </h2>
      <p className="text-sm text-soft">
        {lastLook === null
          ? t('reading:contents.first')
          : t('reading:contents.last', { when: moment(lastLook) })}
      </p>
      <ol className="gap-x-8 sm:columns-2 lg:columns-3">
        {contents.map((line) => (
          <li key={line.anchor} className="break-inside-avoid wrap-anywhere">
            <a href={`#${line.anchor}`}>
              {t(`reading:contents.kind.${line.kind}`)}
              {line.name && (
                <>
                  {': '}
                  <bdi>{line.name}</bdi>
                </>
              )}
            </a>{' '}
            <span className="text-sm text-soft">
              <bdi>{line.by}</bdi>
            </span>{' '}
            <NewTag isNew={line.isNew} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Plans({ reading }: { reading: Reading }) {
  const { t } = useWords();
  const filled = reading.areas.filter(
    ({ words, groups, also }) => words.length + groups.length + also.length > 0,
  );
  const left = reading.areas.filter((part) => !filled.includes(part));
  if (reading.contents.length === 0) return null;
  return (
    <>
      {reading.plans.length > 0 && (
        <section aria-labelledby="plans">
          <h2 id="plans">{t('reading:plan.title')}</h2>
          {reading.plans.map((plan) => (
            <PlanHead key={plan.id} plan={plan} />
          ))}
        </section>
      )}
      {filled.length > 0 && (
        <section aria-labelledby="areas">
          <h2 id="areas">{t('reading:areas')}</h2>
          {filled.map((part) => (
            <AreaSection key={part.area} part={part} />
          ))}
          {left.length > 0 && (
            <p className="mb-8 text-soft">
              {t('reading:areasLeft', {
                areas: left.map(({ area }) => t(`reading:area.${area}`)).join(', '),
              })}
            </p>
          )}
        </section>
      )}
    </>
  );
}

function Unlabelled({ reading }: { reading: Reading }) {
  const { t } = useWords();
  const said = reading.evidence.filter(hasWords);
  if (said.length === 0 && reading.unlabelled.length === 0) return null;
  return (
    <section aria-labelledby="unlabelled" className="mb-8">
      <h2 id="unlabelled">{t('reading:unlabelled')}</h2>
      {said.map((sending) => (
        <EvidenceNote key={sending.id} sending={sending} />
      ))}
      <PieceGroups groups={reading.unlabelled} wide />
    </section>
  );
}

function EvidenceNote({ sending }: { sending: ReadSending }) {
  const { t } = useWords();
  return (
    <div
      id={`sending-${sending.id}`}
      tabIndex={-1}
      className="mb-4 scroll-mt-4 border-s-4 border-accent ps-4"
    >
      <From by={sending.by} language={sending.language} isNew={sending.isNew} at={sending.sentAt} />
      <UserText lang={sending.language}>{sending.note}</UserText>
      <Questions
        sendingId={sending.id}
        passage="whole"
        what={t('reading:contents.kind.evidence')}
      />
    </div>
  );
}
