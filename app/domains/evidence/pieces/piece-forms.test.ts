import { describe, expect, it } from 'vitest';
import { parse, type FormValues } from '~/platform/form/parse.server';
import { labelsForm, pieceLabels } from './piece-forms';

const today = '2026-11-22';
const one = '5f0f3f0e-5f5e-4c59-9c83-2a2b8f6f0001';
const other = '5f0f3f0e-5f5e-4c59-9c83-2a2b8f6f0002';

function read(form: 'file' | 'link' | 'words', values: FormValues) {
  const parsed = parse(pieceLabels(form, today), values);
  return parsed.ok
    ? { ...parsed.data }
    : parsed.problems.errors.map(({ field, code }) => `${field} ${code}`);
}

const date = (day: string, month: string, year: string) => ({
  'madeOn.day': day,
  'madeOn.month': month,
  'madeOn.year': year,
});

describe('the labels of a piece', () => {
  it('are all optional', () => {
    expect(read('file', {})).toEqual({
      title: '',
      note: '',
      areas: [],
      madeOn: null,
      translationOfId: null,
      children: [],
    });
  });

  it('take one or several children and areas', () => {
    expect(read('file', { children: one, areas: ['creative', 'physical'] })).toMatchObject({
      children: [one],
      areas: ['creative', 'physical'],
    });
    expect(read('file', { areas: 'cooking' })).toEqual(['areas.0 not-an-option']);
    expect(read('file', { children: "1' or '1'='1" })).toEqual(['children.0 not-an-option']);
  });

  it.each([
    ['a day', date('21', '11', '2026'), '2026-11-21'],
    ['today', date('22', '11', '2026'), '2026-11-22'],
    ['a month without its day', date('', '5', '2026'), '2026-05-01'],
    ['this month', date('', '11', '2026'), '2026-11-01'],
    ['Urdu digits', date('۷', '۳', '۲۰۲۶'), '2026-03-07'],
  ])('take %s', (_, values, madeOn) => {
    expect(read('file', values)).toMatchObject({ madeOn });
  });

  it.each([
    ['tomorrow', date('23', '11', '2026'), 'date-in-future'],
    ['a month to come', date('', '12', '2026'), 'date-in-future'],
    ['a day that is none', date('31', '2', '2026'), 'not-a-date'],
    ['a year alone', date('', '', '2026'), 'date-incomplete'],
    ['a day and a month', date('3', '4', ''), 'date-incomplete'],
  ])('do not take %s', (_, values, code) => {
    expect(read('file', values)).toEqual([`madeOn ${code}`]);
  });

  it("keep a file's bytes out of reach: only links and words have a text", () => {
    expect(read('words', { text: 'We went to the museum' })).toMatchObject({
      text: 'We went to the museum',
    });
    expect(read('words', { text: ' ' })).toEqual(['text required']);
    expect(read('link', { text: 'example.com/our-year' })).toMatchObject({
      text: 'https://example.com/our-year',
    });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.com/', 'file:///etc/passwd'])(
    'take no link such as %s',
    (text) => {
      expect(read('link', { text })).toEqual(['text link']);
    },
  );
});

describe('labels for several pieces at once', () => {
  const many = (values: FormValues) => {
    const parsed = parse(labelsForm(today), values);
    return parsed.ok
      ? parsed.data
      : parsed.problems.errors.map(({ field, code }) => `${field} ${code}`);
  };

  it('name the pieces, or all of them', () => {
    expect(many({ pieces: [one, other], areas: 'academic' })).toMatchObject({
      pieces: [one, other],
      areas: ['academic'],
    });
    expect(many({ pieces: 'all', ...date('', '11', '2026') })).toMatchObject({
      pieces: ['all'],
      madeOn: '2026-11-01',
    });
  });

  it('want something ticked, and something to add to it', () => {
    expect(many({ areas: 'academic' })).toEqual(['pieces required']);
    expect(many({ pieces: 'all' })).toEqual(['form nothing']);
  });
});
