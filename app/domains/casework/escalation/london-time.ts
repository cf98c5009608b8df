import { Temporal } from 'temporal-polyfill';
import { londonMoment } from './escalation.rules';

/** The instant of a day (ISO) and a time of day (`9:05`, `17:30`) in England. */
export function instantOf(day: string, time: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return londonMoment(Temporal.PlainDate.from(day), { hour, minute });
}

/** The time of day in England at an instant, such as `17:30`. */
export function timeOf(instant: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Europe/London',
  }).format(instant);
}
