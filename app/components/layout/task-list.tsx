import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n';
import { Tag, type Tone } from './tag';

export type TaskStatus = 'done' | 'started' | 'not-started' | 'choice' | 'blocked';

export type Task = {
  to?: string;
  title: ReactNode;
  hint?: ReactNode;
  status: TaskStatus;
  /** The words of the status, where the usual ones do not say enough. */
  statusLabel?: ReactNode;
};

const tones: Record<TaskStatus, Tone> = {
  done: 'good',
  started: 'wait',
  'not-started': 'info',
  choice: 'neutral',
  blocked: 'neutral',
};

/** What there is to do, in groups; each line leads to its task and says how far it is. */
export function TaskList(props: { groups: { heading?: ReactNode; tasks: Task[] }[] }) {
  return (
    <div className="space-y-8">
      {props.groups.map((group, groupIndex) => (
        <section key={groupIndex}>
          {group.heading && <h2 className="text-xl">{group.heading}</h2>}
          <ul role="list" className="border-y border-line">
            {group.tasks.map((task, index) => (
              <TaskLine key={index} {...task} hintId={`task-${groupIndex}-${index}`} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function TaskLine(props: Task & { hintId: string }) {
  const t = useT();
  const { to, title, hint, hintId, status } = props;
  const described = [hint && `${hintId}-hint`, `${hintId}-status`].filter(Boolean).join(' ');
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-3 last:border-b-0 hover:bg-tint">
      <div className="min-w-0 flex-1 basis-64">
        {to ? (
          <a
            href={to}
            aria-describedby={described}
            className="font-semibold after:absolute after:inset-0"
          >
            {title}
          </a>
        ) : (
          <span className="font-semibold text-soft">{title}</span>
        )}
        {hint && (
          <div id={`${hintId}-hint`} className="text-sm text-soft">
            {hint}
          </div>
        )}
      </div>
      <span id={`${hintId}-status`}>
        <Tag tone={tones[status]} sign={status === 'done' ? 'tick' : undefined}>
          {props.statusLabel ?? t(`common:status.${status}`)}
        </Tag>
      </span>
    </li>
  );
}
