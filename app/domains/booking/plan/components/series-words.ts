import { formatDay, formatList, type Translate } from '~/platform/i18n';
import { writeTime } from '../time-of-day';
import type { SeriesRule } from '../series.rule';

/** A rule in words: how often, from when to when, and until which day. */
export function ruleWords(t: Translate, rule: SeriesRule): string {
  const { every, time, minutes, until, count } = rule;
  const end = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
  const weekday = (code: number) => t(`timetable:weekdays.${code}`);
  const how =
    every.kind === 'weekly'
      ? t('timetable:rule.weekly', {
          count: every.interval,
          weekdays: formatList('en', every.weekdays.map(weekday)),
        })
      : t('timetable:rule.monthly', {
          nth: t(`timetable:nths.${every.nth}`),
          weekday: weekday(every.weekday),
        });
  const ends =
    until === null
      ? t('timetable:rule.count', { count: count ?? 0 })
      : t('timetable:rule.until', { day: formatDay('en', until) });
  const times = t('timetable:rule.times', { from: time, to: writeTime(end % 1440) });
  return [how, times, ends, t(`timetable:rule.${rule.termTime ? 'termTime' : 'always'}`)].join(' ');
}
