import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n';
import { Sign, type Shape } from './icons';

export type TimelineItem = { when: ReactNode; title: ReactNode; body?: ReactNode; who?: ReactNode };

/** What has happened, in order. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol role="list" className="border-s-2 border-line">
      {items.map((item, index) => (
        <li
          key={index}
          className="relative pb-6 ps-6 before:absolute before:-start-[0.5rem] before:top-[0.45lh] before:size-3.5 before:rounded-full before:border-2 before:border-paper before:bg-fill last:pb-0"
        >
          <p className="mb-0 font-semibold">{item.title}</p>
          <p className="mb-0 text-sm text-soft">
            {item.when}
            {item.who && <span className="before:content-['_·_']">{item.who}</span>}
          </p>
          {item.body && <div className="mt-2">{item.body}</div>}
        </li>
      ))}
    </ol>
  );
}

/** What happens next, numbered. */
export function Steps({ steps }: { steps: { title: ReactNode; body?: ReactNode }[] }) {
  return (
    <ol role="list" className="[counter-reset:step]">
      {steps.map((step, index) => (
        <li
          key={index}
          className="relative min-h-9 pb-5 ps-14 [counter-increment:step] before:absolute before:start-0 before:top-0 before:flex before:size-9 before:items-center before:justify-center before:rounded-full before:border-2 before:border-fill before:font-sans before:font-bold before:leading-none before:text-link before:content-[counter(step)]"
        >
          <p className="mb-0 font-semibold">{step.title}</p>
          {step.body && <div>{step.body}</div>}
        </li>
      ))}
    </ol>
  );
}

type DutyProps = {
  must: ReactNode[];
  may: ReactNode[];
  neednot: ReactNode[];
  /** The level of their headings: 3 where they stand in a part of a page. */
  level?: 2 | 3;
};
export type DutyKind = 'must' | 'may' | 'neednot';

const duties: { kind: DutyKind; shape: Shape; look: string; sign: string }[] = [
  {
    kind: 'must',
    shape: 'bang',
    look: 'border-2 border-ink',
    sign: 'rounded-md bg-ink text-paper',
  },
  {
    kind: 'may',
    shape: 'tick',
    look: 'border border-edge',
    sign: 'rounded-full border-2 border-fill text-link',
  },
  {
    kind: 'neednot',
    shape: 'cross',
    look: 'border-2 border-dashed border-edge',
    sign: 'rounded-full border-2 border-dashed border-edge text-soft',
  },
];

/** "You must", "you may", "you do not have to", each with its sign. */
export function DutyName({ kind }: { kind: DutyKind }) {
  const t = useT();
  const { shape, sign } = duties.find((duty) => duty.kind === kind)!;
  return (
    <>
      <span className={`flex size-8 shrink-0 items-center justify-center ${sign}`}>
        <Sign shape={shape} />
      </span>
      {t(`common:layout.${kind}`)}
    </>
  );
}

/** Duties, choices and what nobody may ask, told apart by words and shape. */
export function MustMayNeedNot(props: DutyProps) {
  const Heading = props.level === 3 ? 'h3' : 'h2';
  const columns = duties.every(({ kind }) => props[kind].length > 0) ? 'lg:grid-cols-3' : '';
  return (
    <div className={`mb-8 grid gap-4 ${columns}`}>
      {duties.map(({ kind, look }) =>
        props[kind].length === 0 ? null : (
          <section key={kind} className={`rounded-xl bg-surface p-5 ${look}`}>
            <Heading className="mt-0 mb-3 flex items-center gap-3 text-lg">
              <DutyName kind={kind} />
            </Heading>
            <ul>
              {props[kind].map((item, index) => (
                <li key={index}>{item}</li>
              ))}
            </ul>
          </section>
        ),
      )}
    </div>
  );
}
