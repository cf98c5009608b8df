import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Slot } from '../place/place.types';
import { dayOf } from '../session-times';

/** An instant as forms and addresses name it: of an ordinary year, and no finer than anything reads. */
export const instant = z.iso
  .datetime()
  .max(30)
  .refine((text) => text >= '1970');

/** Days with the free times of each. */
export type SlotDay = { day: string; slots: Slot[] };

/** A week from Monday, and how many free times it has. */
export type SlotWeek = { monday: string; sunday: string; free: number };

/** How a form says which time was chosen: when, and in which part of the borough. */
export function slotValue({ startsAt, area }: Slot): string {
  return `${startsAt}~${area}`;
}

/** The time that a form named. */
export function readSlot(value: string): { startsAt: string; area: string } {
  const [startsAt = '', ...area] = value.split('~');
  return { startsAt, area: area.join('~') };
}

/** The weeks that have free times, soonest first. */
export function weeksOf(slots: readonly Slot[]): SlotWeek[] {
  const counts = new Map<string, number>();
  for (const { startsAt } of slots) {
    const monday = mondayOf(dayOf(startsAt));
    counts.set(monday, (counts.get(monday) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([monday, free]) => ({
      monday,
      sunday: Temporal.PlainDate.from(monday).add({ days: 6 }).toString(),
      free,
    }));
}

/** The free times of one week, by day. */
export function daysOfWeek(slots: readonly Slot[], monday: string): SlotDay[] {
  const days: SlotDay[] = [];
  for (const slot of slots) {
    const day = dayOf(slot.startsAt);
    if (mondayOf(day) !== monday) continue;
    const last = days.at(-1);
    if (last?.day === day) last.slots.push(slot);
    else days.push({ day, slots: [slot] });
  }
  return days;
}

function mondayOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}
