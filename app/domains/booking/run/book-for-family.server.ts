import type { Staff } from '~/platform/auth/session.server';
import type { SessionMode } from '../booking.codes';
import { bookEvent, bookTime, type WhoComes } from '../place/index.server';
import { isLanguage } from '~/platform/i18n';
import { mayRun, maySeeFamilies } from './run.access';
import type { BookEventForm, BookTimeForm } from './run.schema';

type NotAllowed = { kind: 'not-allowed' };

function whoOf(form: BookEventForm | BookTimeForm): WhoComes {
  const { name, phone, adults, children, spoken, interpreter } = form;
  const { interpreterOther, accessNeeds, topic, whereText } = form;
  return {
    name,
    phone,
    adults,
    children,
    spoken,
    interpreter,
    interpreterOther: interpreter === 'other' ? interpreterOther : '',
    accessNeeds,
    topic,
    whereText,
  };
}

function bookerOf(staff: Staff, form: BookEventForm | BookTimeForm, familyId: string | null) {
  return {
    kind: 'staff' as const,
    staff,
    email: form.email || null,
    language: isLanguage(form.language) ? form.language : ('en' as const),
    // Only who works with families ties a booking to one.
    familyId: maySeeFamilies(staff) ? familyId : null,
  };
}

/** Books a place in an event for somebody on the telephone, or puts them in line where they wish it. */
export async function bookEventFor(
  staff: Staff,
  sessionId: string,
  familyId: string | null,
  form: BookEventForm,
) {
  if (!mayRun(staff)) return { kind: 'not-allowed' } satisfies NotAllowed;
  return bookEvent(bookerOf(staff, form, familyId), {
    sessionId,
    submitKey: form.submitKey,
    ifFull: form.ifFull ?? 'refuse',
    who: whoOf(form),
  });
}

/** Books the first of one to three times with a person that is still free. */
export async function bookTimeFor(
  staff: Staff,
  asked: { kindId: string; mode: SessionMode; familyId: string | null },
  form: BookTimeForm,
) {
  if (!mayRun(staff)) return { kind: 'not-allowed' } satisfies NotAllowed;
  const wishes = [form.first, form.second, form.third].filter((each) => each !== null);
  return bookTime(bookerOf(staff, form, asked.familyId), {
    kindId: asked.kindId,
    mode: asked.mode,
    startsAt: wishes.map(({ startsAt }) => startsAt),
    areas: wishes.map(({ area }) => area),
    submitKey: form.submitKey,
    who: whoOf(form),
  });
}
