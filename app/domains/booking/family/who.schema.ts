import { z } from 'zod';
import type { FormProblems } from '~/components/form/form-state';
import { emailAddress, line, optionalLine, optionalText, oneOf } from '~/platform/form/fields';
import { INTERPRETERS, SPOKEN_LANGUAGES, type SessionMode } from '../booking.codes';
import type { WhoComes } from '../place/place.types';

/** What a form asks about who comes, beside what every form asks. */
export type WhoAsked = {
  /** An address to write to: only where nobody is signed in. */
  email: boolean;
  /** A number to call: where the session is by phone. */
  phone: boolean;
  /** A place to meet: where the team comes to the family. */
  where: boolean;
  /** How many people: everywhere but on the phone. */
  people: boolean;
  /** The most people of one booking. */
  most: number;
};

/** What a form asks for a session of some mode. */
export function askedFor(mode: SessionMode, most: number, signedIn: boolean): WhoAsked {
  return {
    email: !signedIn,
    phone: mode === 'phone',
    where: mode === 'visit',
    people: mode !== 'phone',
    most,
  };
}

/** A number of people in figures of any script; nothing counts as none. Codes: not-a-number. */
const people = z
  .unknown()
  .optional()
  .transform((value, ctx) => {
    const typed = typeof value === 'string' ? value.trim() : '';
    const latin = typed
      .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
      .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
    if (/^\d{0,3}$/.test(latin)) return Number(latin);
    ctx.addIssue({ code: 'custom', message: 'not-a-number' });
    return z.NEVER;
  });

const phoneNumber = line(40).refine(
  (value) => value === '' || /^(?:[+(]*\p{Nd})(?:[\s().-]*\p{Nd}){5,19}$/u.test(value),
  'not-phone',
);

const code = <const T extends readonly [string, ...string[]]>(codes: T) =>
  z.union([z.literal(''), z.enum(codes)], { error: 'not-an-option' }).default('');

const interpreters = INTERPRETERS as readonly string[] as readonly [string, ...string[]];

// Told together with what is wrong in single fields, not after it.
const always = { when: () => true };

/**
 * Who comes, without names. Codes: required, email, not-phone, not-a-number, nobody, too-many-people,
 * too-long, not-an-option.
 */
export function whoSchema(asked: WhoAsked) {
  const none = z.unknown().optional();
  return z
    .object({
      email: asked.email ? emailAddress : none.transform(() => ''),
      phone: asked.phone ? phoneNumber : none.transform(() => ''),
      whereText: asked.where ? line(300) : none.transform(() => ''),
      adults: asked.people ? people : none.transform(() => 1),
      children: asked.people ? people : none.transform(() => 0),
      name: optionalLine(100),
      spoken: code(SPOKEN_LANGUAGES),
      interpreter: code(interpreters),
      interpreterOther: optionalLine(60),
      accessNeeds: optionalText(1000),
      topic: optionalText(2000),
    })
    .superRefine((who, ctx) => {
      const { adults, children, interpreter, interpreterOther } = who as Record<string, unknown>;
      if (interpreter === 'other' && interpreterOther === '')
        ctx.addIssue({ code: 'custom', message: 'required', path: ['interpreterOther'] });
      if (typeof adults !== 'number' || typeof children !== 'number') return;
      if (adults + children === 0)
        ctx.addIssue({ code: 'custom', message: 'nobody', path: ['adults'] });
      if (adults + children > asked.most)
        ctx.addIssue({
          code: 'too_big',
          origin: 'number',
          maximum: asked.most,
          message: 'too-many-people',
          path: ['adults'],
          input: adults,
        });
    }, always);
}

export type WhoAnswers = z.output<ReturnType<typeof whoSchema>>;

const order = ['first', 'second', 'third', 'adults', 'children', 'whereText', 'email', 'phone'];

/** What is wrong, in the order in which the form asks. */
export function inFormOrder(problems: FormProblems): FormProblems {
  const placeOf = ({ field }: { field: string }) => {
    const at = order.indexOf(field);
    return at === -1 ? order.length : at;
  };
  return {
    ...problems,
    errors: [...problems.errors].sort((one, other) => placeOf(one) - placeOf(other)),
  };
}

/** The answers as they are kept: a language that was typed and not chosen is left out. */
export function whoOf(answers: WhoAnswers): WhoComes {
  const { email: _, interpreterOther, ...who } = answers;
  return { ...who, interpreterOther: who.interpreter === 'other' ? interpreterOther : '' };
}

/** What is there already, as a form shows it. */
export function savedWho(who: WhoComes): Record<string, string> {
  return { ...who, adults: String(who.adults), children: String(who.children) };
}

/** What to do where no place is left. */
export const ifFull = oneOf(['wait', 'refuse']);

/** The key that makes sending a page twice one booking. */
export const submitKey = z.uuid().catch(() => crypto.randomUUID());
