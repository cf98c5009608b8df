import { describe, expect, it } from 'vitest';
import { parse } from '~/platform/form/parse.server';
import { askedFor, inFormOrder, whoOf, whoSchema } from './who.schema';

const venue = askedFor('venue', 8, false);
const problemsOf = (asked: typeof venue, values: Record<string, string>) => {
  const parsed = parse(whoSchema(asked), values);
  return parsed.ok
    ? []
    : inFormOrder(parsed.problems).errors.map(({ field, code }) => `${field}: ${code}`);
};

describe('who comes', () => {
  it.each([
    [{ adults: '1', children: '0', email: 'a@example.org' }, []],
    [{ adults: '', children: '2', email: 'a@example.org' }, []],
    [{ adults: '٢', children: '۳', email: 'a@example.org' }, []],
    [{ adults: '0', email: 'nobody' }, ['adults: nobody', 'email: email']],
    [{ adults: '1' }, ['email: required']],
    [{ adults: '5', children: '4', email: 'a@example.org' }, ['adults: too-many-people']],
    [{ adults: 'two', email: 'a@example.org' }, ['adults: not-a-number']],
    [
      { adults: '-1', children: '1e3', email: 'a@example.org' },
      ['adults: not-a-number', 'children: not-a-number'],
    ],
    [{ adults: '1', email: 'a@example.org', interpreter: 'other' }, ['interpreterOther: required']],
    [{ adults: '1', email: 'a@example.org', interpreter: 'xx' }, ['interpreter: not-an-option']],
    [{ adults: '1', email: 'a@example.org', topic: 'x'.repeat(2001) }, ['topic: too-long']],
  ])('at a venue with %j: %j', (values, expected) => {
    expect(problemsOf(venue, values)).toEqual(expected);
  });

  it('on the phone is asked for a number, and not how many', () => {
    const phone = askedFor('phone', 8, true);
    expect(problemsOf(phone, {})).toEqual(['phone: required']);
    expect(problemsOf(phone, { phone: 'call me' })).toEqual(['phone: not-phone']);
    const parsed = whoSchema(phone).parse({ phone: '۰۷۷۰۰ ۹۰۰۱۲۳', adults: '9' });
    expect(parsed).toMatchObject({ adults: 1, children: 0, email: '' });
  });

  it('on a visit is asked where, and who is signed in no address', () => {
    expect(problemsOf(askedFor('visit', 8, true), { adults: '1' })).toEqual([
      'whereText: required',
    ]);
    const given = { adults: '1', email: 'somebody@else.example', phone: '07700 900123' };
    expect(whoSchema(askedFor('venue', 8, true)).parse(given)).toMatchObject({
      email: '',
      phone: '',
    });
  });

  it('tells the most that there can be', () => {
    const parsed = parse(whoSchema(venue), { adults: '9', email: 'a@example.org' });
    expect(parsed.ok === false && parsed.problems.errors[0]).toMatchObject({ values: { max: 8 } });
  });

  it('keeps a language that was typed only where another was chosen', () => {
    const given = { adults: '1', email: 'a@example.org', interpreterOther: 'Dari' };
    expect(whoOf(whoSchema(venue).parse({ ...given, interpreter: 'bfi' }))).toMatchObject({
      interpreter: 'bfi',
      interpreterOther: '',
    });
    expect(whoOf(whoSchema(venue).parse({ ...given, interpreter: 'other' }))).toMatchObject({
      interpreterOther: 'Dari',
    });
  });
});
