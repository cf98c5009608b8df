import { TaskList, type Task as TaskLine } from '~/components/layout';
import { formatList, useLanguage, useT, type Translate } from '~/platform/i18n';
import type { Answers } from '../answers.schema';
import { childName } from '../children.rules';
import { TASK_GROUPS, TASK_PATHS, taskStates, type TaskState } from '../tasks.rules';

/** The task list of a draft; `base` is the draft's address. */
export function DraftTasks({ answers, base }: { answers: Answers; base: string }) {
  const t = useT();
  const language = useLanguage();
  const states = taskStates(answers);
  const names = formatList(language, answers.children.map(childName));
  const hint = (key: keyof typeof TASK_PATHS) => {
    if (key === 'children' && names) return names;
    const ready = key === 'check' && states.check !== 'blocked';
    return t(ready ? 'notify:tasks.check.ready' : `notify:tasks.${key}.hint`);
  };
  const line = (key: keyof typeof TASK_PATHS): TaskLine => ({
    to: states[key] === 'blocked' ? undefined : `${base}/${TASK_PATHS[key]}`,
    title: t(`notify:tasks.${key}.title`),
    hint: hint(key),
    status: states[key],
    statusLabel: statusLabel(t, states[key]),
  });
  return (
    <TaskList
      groups={TASK_GROUPS.map((group) => ({
        heading: t(`notify:tasks.groups.${group.key}`),
        tasks: group.tasks.map(line),
      }))}
    />
  );
}

function statusLabel(t: Translate, state: TaskState): string | undefined {
  return state === 'choice' ? t('common:asked.choice') : undefined;
}
