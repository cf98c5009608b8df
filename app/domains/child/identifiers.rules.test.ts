import { describe, expect, test } from 'vitest';
import {
  checkPhone,
  checkPostcode,
  checkUpn,
  checkUrn,
  ETHNICITY_CODES,
  SEN_CODES,
} from './identifiers.rules';

describe('a unique pupil number', () => {
  test.each(['B801200005001', 'P207000016049'])('%s is sound', (upn) => {
    expect(checkUpn(upn)).toEqual({ kind: 'ok', upn, temporary: false });
  });

  test.each(['A801200005001', 'B207000016049', 'Q207000016049'])('%s: wrong letter', (upn) => {
    expect(checkUpn(upn)).toEqual({ kind: 'wrong-check-letter' });
  });

  test('every one of the other 22 letters is wrong', () => {
    const sound = [...'ABCDEFGHJKLMNPQRTUVWXYZ'].filter(
      (letter) => checkUpn(`${letter}801200005001`).kind === 'ok',
    );
    expect(sound).toEqual(['B']);
  });

  test.each([
    // The eleven digits, each times its position from 2 to 12, sum to 80.
    ['M80120000500A', 80 % 23],
    ['B80120000500B', (80 + 13) % 23],
    ['Y80120000500Z', (80 + 13 * 22) % 23],
  ])('%s is a sound temporary one', (upn, value) => {
    expect('ABCDEFGHJKLMNPQRTUVWXYZ'[value]).toBe(upn[0]);
    expect(checkUpn(upn)).toEqual({ kind: 'ok', upn, temporary: true });
  });

  test.each([
    'b801200005001',
    ' B8012 00005 001 ',
    'B801\u00a02000\u200905001\u200f',
    'B٨٠١٢٠٠٠٠٥٠٠١',
    'B۸۰۱۲۰۰۰۰۵۰۰۱',
    'Ｂ８０１２００００５００１',
  ])('%s is put in order', (text) => {
    expect(checkUpn(text)).toEqual({ kind: 'ok', upn: 'B801200005001', temporary: false });
  });

  test.each([
    ['', 'wrong-length'],
    ['B80120000500', 'wrong-length'],
    ['B8012000050011', 'wrong-length'],
    ['8801200005001', 'wrong-characters'],
    ['I801200005001', 'wrong-characters'],
    ['O801200005001', 'wrong-characters'],
    ['S801200005001', 'wrong-characters'],
    ['B80120000500I', 'wrong-characters'],
    ['B80120000500O', 'wrong-characters'],
    ['B80120000500S', 'wrong-characters'],
    ['B8012000050A1', 'wrong-characters'],
    ['B801-00005001', 'wrong-characters'],
    ['É801200005001', 'wrong-characters'],
  ])('%s: %s', (text, kind) => {
    expect(checkUpn(text)).toEqual({ kind });
  });
});

describe('a unique reference number', () => {
  test.each([
    ['103085', { kind: 'ok', urn: '103085' }],
    [' 103 085 ', { kind: 'ok', urn: '103085' }],
    ['10308', { kind: 'wrong-length' }],
    ['1030850', { kind: 'wrong-length' }],
    ['', { kind: 'wrong-length' }],
    ['10308X', { kind: 'wrong-characters' }],
    ['-10308', { kind: 'wrong-characters' }],
  ])('%s', (text, expected) => {
    expect(checkUrn(text)).toEqual(expected);
  });
});

describe('a postcode', () => {
  test.each([
    ['e174jf', 'E17 4JF'],
    [' E17  4JF ', 'E17 4JF'],
    ['M1 1AE', 'M1 1AE'],
    ['b338th', 'B33 8TH'],
    ['CR2-6XH', 'CR2 6XH'],
    ['DN55 1PT', 'DN55 1PT'],
    ['W1A 0AX', 'W1A 0AX'],
    ['EC1A 1BB', 'EC1A 1BB'],
    ['gir 0aa', 'GIR 0AA'],
    ['BF1 3AD', 'BF1 3AD'],
  ])('%s is kept as %s', (text, postcode) => {
    expect(checkPostcode(text)).toEqual({ kind: 'ok', postcode });
  });

  test.each(['', 'E17', '4JF', 'E17 JF4', 'QE1 1AA', 'EJ1 1AA', 'E17 4CI', 'E174 4JF', '12345'])(
    '%s is none',
    (text) => {
      expect(checkPostcode(text)).toEqual({ kind: 'not-a-postcode' });
    },
  );
});

describe('a telephone number', () => {
  test.each([
    ['020 8496 0000', '02084960000', false],
    ['(020) 8496-0000', '02084960000', false],
    ['+44 (0)20 8496 0000', '02084960000', false],
    ['+44 20 8496 0000', '02084960000', false],
    ['0044 7700 900123', '07700900123', false],
    ['07700 900 123', '07700900123', false],
    ['016977 2000', '0169772000', false],
    ['020 8496 0000 ext. 12', '02084960000 x12', false],
    ['020 8496 0000 x 345', '02084960000 x345', false],
    ['+40 721 234 567', '+40721234567', true],
    ['00 92 300 1234567', '+923001234567', true],
    ['+49 (0)30 123456', '+4930123456', true],
    ['۰۷۷۰۰ ۹۰۰۱۲۳', '07700900123', false],
  ])('%s is kept as %s', (text, phone, international) => {
    expect(checkPhone(text)).toEqual({ kind: 'ok', phone, international });
  });

  test.each([
    ['', 'too-short'],
    ['12345', 'too-short'],
    ['+40 721', 'too-short'],
    ['07700 900 1234', 'too-long'],
    ['+1234567890123456', 'too-long'],
    ['7700 900 123', 'wrong-characters'],
    ['call me', 'wrong-characters'],
    ['0770O 900123', 'wrong-characters'],
    ['07700+900123', 'wrong-characters'],
  ])('%s: %s', (text, kind) => {
    expect(checkPhone(text)).toEqual({ kind });
  });
});

describe('the code lists', () => {
  test('are those of the census', () => {
    expect(SEN_CODES.join(' ')).toBe('E K N');
    expect(ETHNICITY_CODES.join(' ')).toBe(
      'WBRI WIRI WIRT WROM WOTH MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT',
    );
  });
});
