import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { parse, type FormValues } from '~/platform/form/parse.server';
import {
  childForm,
  learningForm,
  needsForm,
  placeForm,
  severalForm,
  toChildDetails,
} from './child.schema';
import {
  contactForm,
  helperForm,
  languageForm,
  otherParentForm,
  toContact,
  toOtherParent,
  youForm,
} from './people.schema';

const today = Temporal.PlainDate.from('2026-11-21');
type AnySchema = Parameters<typeof parse>[0];

/** What is wrong with the values, as `field code`. */
function wrong(schema: AnySchema, values: FormValues): string[] {
  const parsed = parse(schema, values);
  return parsed.ok ? [] : parsed.problems.errors.map(({ field, code }) => `${field} ${code}`);
}

const child = (more: FormValues = {}): FormValues => ({
  givenNames: 'Ana',
  familyName: 'Pop',
  'dateOfBirth.day': '5',
  'dateOfBirth.month': '5',
  'dateOfBirth.year': '2015',
  ...more,
});
const born = (day: string, month: string, year: string) =>
  child({ 'dateOfBirth.day': day, 'dateOfBirth.month': month, 'dateOfBirth.year': year });

describe('names', () => {
  test.each([
    ['apostrophes and hyphens', "D’Arcy-O'Neill"],
    ['Urdu', 'علی خان'],
    ['Polish and Romanian', 'Łucja Ștefănescu'],
    ['markup, as text', '<script>alert(1)</script>'],
    ['a formula, as text', '=HYPERLINK("http://x")'],
    ['120 characters', 'x'.repeat(120)],
  ])('with %s are kept as written', (_, name) => {
    const parsed = parse(youForm, { name });
    expect(parsed.ok && parsed.data.name).toBe(name);
    expect(wrong(childForm(today), child({ givenNames: name }))).toEqual([]);
  });

  test.each([
    ['nothing', '   ', 'required'],
    ['a right-to-left override', 'Ana \u202Egpj', 'hidden-characters'],
    ['a NUL', 'Ana\u0000', 'control-characters'],
    ['10,000 characters', 'x'.repeat(10_000), 'too-long'],
  ])('of %s are refused with a reason', (_, name, code) => {
    expect(wrong(youForm, { name })).toEqual([`name ${code}`]);
    expect(wrong(childForm(today), child({ familyName: name }))).toEqual([`familyName ${code}`]);
  });

  test('given twice are refused, not kept as a list', () => {
    expect(wrong(youForm, { name: ['A', 'B'] })).toEqual(['name required']);
  });

  test.each([
    [otherParentForm, 'otherName'],
    [languageForm, 'languageOther'],
    [contactForm, 'line1'],
    [placeForm, 'schoolName'],
    [needsForm, 'words'],
  ] as const)('and other texts are guarded alike', (schema, field) => {
    const given = (text: string) => ({ [field]: text, setting: 'mainstream' });
    expect(wrong(schema, given('x\u202Ey'))).toEqual([`${field} hidden-characters`]);
    expect(wrong(schema, given('x\u0000y'))).toEqual([`${field} control-characters`]);
    expect(wrong(schema, given('x'.repeat(10_000)))).toEqual([`${field} too-long`]);
  });
});

describe('a date of birth', () => {
  test.each([
    ['today', born('21', '11', '2026'), []],
    ['tomorrow', born('22', '11', '2026'), ['dateOfBirth date-in-future']],
    ['1 January 1995', born('1', '1', '1995'), []],
    ['31 December 1994', born('31', '12', '1994'), ['dateOfBirth too-early']],
    ['a leap day', born('29', '2', '2020'), []],
    ['a day that never was', born('29', '2', '2021'), ['dateOfBirth not-a-date']],
    ['two digits of a year', born('1', '1', '15'), ['dateOfBirth date-year']],
    ['no month', born('1', '', '2015'), ['dateOfBirth date-incomplete']],
    ['nothing', born('', '', ''), ['dateOfBirth required']],
    ['Urdu digits', born('۲۹', '۲', '۲۰۲۰'), []],
  ])('of %s', (_, values, errors) => {
    expect(wrong(childForm(today), values)).toEqual(errors);
  });
});

describe('a pupil number', () => {
  test.each([
    ['valid, with spaces and small letters', ' b801 2000 05001', []],
    ['left out', '', []],
    ['with a wrong letter', 'A801200005001', ['upn wrong-check-letter']],
    ['too short', 'B80120000500', ['upn wrong-length']],
    ['of wrong characters', '1801200005001', ['upn wrong-characters']],
  ])('%s', (_, upn, errors) => {
    expect(wrong(childForm(today), child({ upn }))).toEqual(errors);
  });

  test('is kept without spaces, in capitals', () => {
    const parsed = parse(childForm(today), child({ upn: 'b801 2000 05001' }));
    expect(parsed.ok && parsed.data.upn).toBe('B801200005001');
  });
});

test('a child’s other address is kept only where the child lives elsewhere', () => {
  const details = (more: FormValues) => {
    const parsed = parse(childForm(today), child({ line1: '2 Hill', postcode: 'e174jf', ...more }));
    return parsed.ok && toChildDetails(parsed.data).address;
  };
  expect(details({ lives: 'elsewhere' })).toEqual({
    line1: '2 Hill',
    line2: '',
    town: '',
    postcode: 'E17 4JF',
  });
  expect(details({ lives: 'household' })).toBeNull();
  expect(wrong(childForm(today), child({ lives: 'elsewhere' }))).toEqual(['line1 given']);
});

describe('several children in one go', () => {
  const row = (n: number, given: string, family: string, year: string): FormValues => ({
    [`given[${n}]`]: given,
    [`family[${n}]`]: family,
    [`dob[${n}].day`]: year && '1',
    [`dob[${n}].month`]: year && '1',
    [`dob[${n}].year`]: year,
  });

  /** All six rows, as a browser sends them. */
  const rows = (...filled: FormValues[]): FormValues =>
    Object.assign(
      {},
      ...[0, 1, 2, 3, 4, 5].map((n) => row(n, '', '', '')),
      ...filled,
    ) as FormValues;

  test('takes the rows that are filled in', () => {
    const parsed = parse(
      severalForm(today),
      rows(row(2, 'Ana', 'Pop', '2015'), row(5, 'Ion', 'Pop', '2018')),
    );
    expect(parsed.ok && parsed.data).toEqual([
      { givenNames: 'Ana', familyName: 'Pop', dateOfBirth: '2015-01-01' },
      { givenNames: 'Ion', familyName: 'Pop', dateOfBirth: '2018-01-01' },
    ]);
  });

  test('says which part of which row is missing', () => {
    expect(
      wrong(severalForm(today), rows(row(1, 'Ana', '', ''), row(3, '', 'Pop', '2030'))),
    ).toEqual([
      'family[1] required',
      'dob[1] required',
      'given[3] required',
      'dob[3] date-in-future',
    ]);
    expect(wrong(severalForm(today), rows())).toEqual(['given[0] none']);
  });
});

describe('how to reach the parent', () => {
  test('may be left out altogether', () => {
    const parsed = parse(contactForm, {});
    expect(parsed.ok && toContact(parsed.data)).toMatchObject({
      phone: '',
      address: null,
      addressAnswer: null,
      safe: [],
    });
  });

  test('keeps no address that was typed and then held back', () => {
    const values = { addressAnswer: 'rather-not', line1: '1 Refuge Lane', addressSecret: 'yes' };
    const parsed = parse(contactForm, values);
    expect(parsed.ok && toContact(parsed.data)).toMatchObject({
      address: null,
      addressSecret: false,
      addressAnswer: 'rather-not',
    });
  });

  test.each<[string, FormValues, string[]]>([
    ['a phone number that is none', { phone: '123' }, ['phone not-phone']],
    [
      'a postcode that is none',
      { addressAnswer: 'given', postcode: 'X' },
      ['postcode not-postcode'],
    ],
    ['an address without a line', { addressAnswer: 'given', town: 'London' }, ['line1 given']],
    ['phone liked best without a number', { preferred: 'phone' }, ['phone needed']],
    ['letters liked best without an address', { preferred: 'post' }, ['addressAnswer needed']],
    [
      'a way liked best that is not safe',
      { preferred: 'email', safe: 'portal' },
      ['preferred not-safe'],
    ],
    ['a way liked best that is safe', { preferred: 'email', safe: ['portal', 'email'] }, []],
    ['a way that does not exist', { safe: 'fax' }, ['safe.0 not-an-option']],
  ])('%s', (_, values, errors) => {
    expect(wrong(contactForm, values)).toEqual(errors);
  });
});

describe('people who help, and the other parent', () => {
  test.each<[string, FormValues, string[]]>([
    ['no helper needs no name', { wanted: 'no' }, []],
    ['a helper has a name', { wanted: 'yes' }, ['helperName required']],
    [
      'a permission may end today',
      {
        wanted: 'yes',
        helperName: 'Jo',
        'until.day': '21',
        'until.month': '11',
        'until.year': '2026',
      },
      [],
    ],
    [
      'a permission cannot have ended',
      {
        wanted: 'yes',
        helperName: 'Jo',
        'until.day': '20',
        'until.month': '11',
        'until.year': '2026',
      },
      ['until date-in-past'],
    ],
  ])('%s', (_, values, errors) => {
    const empty = { 'until.day': '', 'until.month': '', 'until.year': '' };
    expect(wrong(helperForm(today), { ...empty, ...values })).toEqual(errors);
  });

  test.each<[string, FormValues, boolean]>([
    ['nothing', {}, false],
    ['a name', { otherName: 'Ion' }, true],
    ['a note alone', { note: 'Court order' }, true],
    ['a name, and the button that goes on without', { otherName: 'Ion', skip: '1' }, false],
  ])('the other parent is told of with %s', (_, values, told) => {
    const parsed = parse(otherParentForm, values);
    expect(parsed.ok && toOtherParent(parsed.data)?.told).toBe(told);
  });
});

test('where a child learns is one of the eight, and a school number has six digits', () => {
  expect(wrong(learningForm, {})).toEqual(['setting required']);
  expect(wrong(learningForm, { setting: 'boarding' })).toEqual(['setting required']);
  expect(wrong(placeForm, { schoolUrn: "1' or '1" })).toEqual(['schoolUrn not-an-option']);
  expect(wrong(placeForm, { schoolUrn: 'typed', schoolName: 'x' })).toEqual([]);
});
