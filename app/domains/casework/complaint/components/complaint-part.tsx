import { ButtonLink } from '~/components/form';
import { Banner, Notice, SummaryList, Tag, Timeline, UserText } from '~/components/layout';
import { useWords } from '../../item/components/words';
import type { ShownItem } from '../../item/show-item.server';
import type { ItemComplaint } from '../complaint-pages.server';
import { COMPLAINT_MOVES } from '../complaint.codes';
import type { ComplaintMoveView } from '../complaint.store.server';

const moves = [...new Set<string>(Object.values(COMPLAINT_MOVES).flat())];

type PartProps = { complaint: ItemComplaint; item: ShownItem; done: string | null };

/** What was done with a compliment, a complaint or a request for data, and what may be done now. */
export function ComplaintPart({ complaint, item, done }: PartProps) {
  const { t, date } = useWords();
  const { kind, seniorsOnly } = complaint;
  // Once it is recorded whom it is about, that is corrected now and then; the next step comes first.
  const last = (move: string) => move === 'about' && !seniorsOnly;
  const may = [...complaint.may].sort((a, b) => Number(last(a)) - Number(last(b)));
  const guarded = kind === 'complaint' || kind === 'data-complaint';
  const made = moves.find((move) => done === `complaint-${move}`);
  return (
    <>
      {made && <Banner kind="success" focus title={t(`complaint-desk:done.${made}`)} />}
      <section
        aria-labelledby="complaint"
        className="mb-8 rounded-xl border border-line bg-surface p-5"
      >
        <h2 id="complaint" className="mt-0">
          {t(`complaint-desk:part.title.${kind}`)}
        </h2>
        <p>{t(`complaint-desk:part.rule.${kind}`)}</p>
        {seniorsOnly && <Notice tone="wait">{t('complaint-desk:part.seniorsOnly')}</Notice>}
        {guarded && !seniorsOnly && <About complaint={complaint} />}
        {complaint.moves.length > 0 && (
          <Timeline
            items={complaint.moves.map((move) => ({
              when: date(move.on),
              who: <bdi>{move.by}</bdi>,
              title: t(`complaint-desk:was.${move.move}`),
              body: <MoveBody move={move} />,
            }))}
          />
        )}
        {may.length > 0 && (
          <p className="mt-4 mb-0 flex flex-wrap gap-3 print:hidden">
            {may.map((move, at) => (
              <ButtonLink
                key={move}
                variant={last(move) ? 'quiet' : at === 0 ? 'primary' : 'secondary'}
                to={`/officer/item/${item.id}/complaint/${move}`}
              >
                {last(move) ? t('complaint-desk:part.aboutAgain') : t(`complaint-desk:go.${move}`)}
              </ButtonLink>
            ))}
          </p>
        )}
      </section>
    </>
  );
}

function About({ complaint: { about } }: { complaint: ItemComplaint }) {
  const { t } = useWords();
  const names = about.map(({ id, name }) => (
    <li key={id}>
      <bdi>{name}</bdi>
    </li>
  ));
  return (
    <SummaryList
      rows={[
        {
          key: t('complaint-desk:part.about'),
          value: names.length > 0 ? <ul role="list">{names}</ul> : t('complaint-desk:part.nobody'),
        },
      ]}
    />
  );
}

function MoveBody({ move }: { move: ComplaintMoveView }) {
  const { t, date } = useWords();
  return (
    <>
      {move.outcome && (
        <p className="mb-1">
          <Tag>{t(`complaint-desk:outcome.${move.outcome}`)}</Tag>
        </p>
      )}
      {move.why && <p className="mb-1">{t(`complaint-desk:why.${move.why}`)}</p>}
      {move.means && <p className="mb-1 text-sm">{t(`complaint-desk:means.${move.means}`)}</p>}
      {move.staff.length > 0 && (
        <ul role="list" className="mb-1">
          {move.staff.map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      {move.text && <UserText>{move.text}</UserText>}
      {move.doing && <UserText>{move.doing}</UserText>}
      {move.doBy && (
        <p className="mb-0">{t('complaint-desk:part.by', { date: date(move.doBy) })}</p>
      )}
    </>
  );
}
