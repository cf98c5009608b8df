import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import {
  errorTarget,
  errorText,
  fieldId,
  isAbout,
  wrongDateParts,
  type FieldError,
} from './form-state';

describe('the id of a field', () => {
  test.each([
    ['name', '', 'name'],
    ['children[0].givenName', '', 'children-0-givenName'],
    ['dob.day', '', 'dob-day'],
    ['reason', 'pause', 'pause-reason'],
  ])('of %s with prefix "%s" is %s', (name, prefix, id) => {
    expect(fieldId(name, prefix)).toBe(id);
  });

  test('holds nothing that breaks out of an attribute or an address', () => {
    expect(fieldId('a" onfocus="x#<b>')).toMatch(/^[A-Za-z0-9_-]+$/);
  });
});

describe('where the link of an error leads', () => {
  test.each([
    ['a field', { field: 'email', code: 'required' }, { email: '' }, 'email'],
    [
      'one of repeated values',
      { field: 'reasons.1', code: 'x' },
      { reasons: ['a', 'b'] },
      'reasons',
    ],
    [
      'a date of which the month is missing',
      { field: 'dob', code: 'x' },
      { 'dob.day': '3', 'dob.month': '', 'dob.year': '2014' },
      'dob-month',
    ],
    [
      'a date with a month that does not exist',
      { field: 'dob', code: 'x' },
      { 'dob.day': '3', 'dob.month': '13', 'dob.year': '2014' },
      'dob-month',
    ],
    [
      'a date of which no single part is wrong',
      { field: 'dob', code: 'x' },
      { 'dob.day': '30', 'dob.month': '2', 'dob.year': '2014' },
      'dob',
    ],
    [
      'a date typed in Urdu digits of which the year is missing',
      { field: 'dob', code: 'x' },
      { 'dob.day': '۲۷', 'dob.month': '۱۲', 'dob.year': '' },
      'dob-year',
    ],
    ['the day of a date', { field: 'dob.day', code: 'x' }, {}, 'dob'],
    ['the year of a date', { field: 'dob.year', code: 'x' }, {}, 'dob-year'],
    ['a named part', { field: 'dob', code: 'x', values: { part: 'year' } }, {}, 'dob-year'],
    ['the whole form', { field: 'form', code: 'x' }, {}, undefined],
  ])('%s', (_, error, values, target) => {
    expect(errorTarget(error, values)).toBe(target);
  });

  test('a form with a prefix', () => {
    expect(errorTarget({ field: 'reason', code: 'x' }, {}, 'pause')).toBe('pause-reason');
  });
});

test('an error without a wrong part is about all parts of the date', () => {
  const values = { 'dob.day': '30', 'dob.month': '2', 'dob.year': '2014' };
  expect(wrongDateParts('dob', { field: 'dob', code: 'x' }, values)).toEqual([
    'day',
    'month',
    'year',
  ]);
});

test('an error about a repeated value is about its field, not about another field', () => {
  expect(isAbout({ field: 'reasons.3', code: 'x' }, 'reasons')).toBe(true);
  expect(isAbout({ field: 'reasonsOther', code: 'x' }, 'reasons')).toBe(false);
  expect(isAbout({ field: 'reasons.other', code: 'x' }, 'reasons')).toBe(false);
});

describe('the sentence for an error', () => {
  const instance = i18next.createInstance();
  void instance.init({
    lng: 'en',
    initAsync: false,
    ns: ['common', 'notify'],
    interpolation: { escapeValue: false },
    resources: {
      en: {
        common: { errors: { required: 'Common', invalid: 'General', 'too-long': 'Up to {{max}}' } },
        notify: {
          child: {
            errors: {
              name: { required: 'Enter the name' },
              given: { 'too-many_one': 'One only', 'too-many_other': '{{count}} only' },
              list: { name: { required: 'Enter each name' } },
            },
          },
        },
      },
    },
  });

  test.each([
    ["the room's own", { field: 'name', code: 'required' }, 'Enter the name'],
    [
      'for one of several, whatever its place',
      { field: 'list[2].name', code: 'required' },
      'Enter each name',
    ],
    [
      'for one of several, with a dotted place',
      { field: 'list.2.name', code: 'required' },
      'Enter each name',
    ],
    ['with a number in it', { field: 'given', code: 'too-many', values: { count: 3 } }, '3 only'],
    ['the common one', { field: 'email', code: 'required' }, 'Common'],
    [
      'the common one with a value',
      { field: 'name', code: 'too-long', values: { max: 80 } },
      'Up to 80',
    ],
    ['a general one for a code nobody named', { field: 'name', code: 'never-heard-of' }, 'General'],
  ])('is %s', (_, error: FieldError, sentence) => {
    expect(errorText(instance.t, error, 'notify:child')).toBe(sentence);
  });

  test('is the common one where no room is given', () => {
    expect(errorText(instance.t, { field: 'name', code: 'required' })).toBe('Common');
  });
});
