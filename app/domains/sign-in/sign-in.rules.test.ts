import { describe, expect, it } from 'vitest';
import { safeReturnTo } from '~/platform/auth/return-to';
import { askLimits, inLanguage, plainCode } from './sign-in.rules';
import { askSchema, codeSchema } from './sign-in.schema';

describe('a code as people type it', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['123-456', '123456'],
    ['123–456', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['۱۲۳ ۴۵۶', '123456'],
    ['\u200f۱۲۳۴۵۶\u200e', '123456'],
    ['१२३४५६', '123456'],
    ['１２３４５６', '123456'],
  ])('reads %j as %s', (typed, code) => {
    expect(plainCode(typed)).toBe(code);
    expect(codeSchema.parse({ code: typed })).toEqual({ code });
  });

  it.each([
    [undefined, 'required'],
    ['   ', 'required'],
    ['12345', 'six-digits'],
    ['1234567', 'six-digits'],
    ['12345a', 'six-digits'],
    [['123456', '123456'], 'required'],
  ])('refuses %j with %s', (code, message) => {
    const parsed = codeSchema.safeParse({ code });
    expect(parsed.error?.issues[0]?.message).toBe(message);
  });
});

describe('an address to send a code to', () => {
  it('is one address however its letters are written', () => {
    expect(askSchema.parse({ email: ' Ana.Pop@Example.ORG ' })).toEqual({
      email: 'ana.pop@example.org',
    });
  });

  it('may not carry letters that fold into other letters, so that none stands for another address', () => {
    // U+212A, the Kelvin sign, becomes k in lower case.
    expect(askSchema.safeParse({ email: 'jac\u212A@example.org' }).success).toBe(false);
  });
});

describe('limits', () => {
  it('let no single network use up what an address may have in all', () => {
    expect(askLimits.addressAndNetwork.most).toBeLessThan(askLimits.address.most);
    expect(askLimits.addressAndNetwork.minutes).toBeGreaterThanOrEqual(askLimits.address.minutes);
  });
});

describe('where to go after signing in', () => {
  it.each([
    ['/en/family', 'ur', '/ur/family'],
    ['/en?x=1', 'ro', '/ro?x=1'],
    ['/en/notify/1/you?kept=abc', 'ur', '/en/notify/1/you?kept=abc'],
    ['/officer/queue', 'ur', '/officer/queue'],
    ['/enough', 'ur', '/enough'],
  ])('%s signed in in %s leads to %s', (path, language, expected) => {
    expect(inLanguage(path, language, ['en', 'ro', 'ur'])).toBe(expected);
  });

  it.each([
    'https://evil.example/x',
    '//evil.example/x',
    '/\\evil.example',
    '\\/evil.example',
    '/%09/../\t/evil.example',
    'javascript:alert(1)',
    'evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/en/..//evil.example',
    '/%2e//evil.example',
    '',
  ])('%j leads nowhere else', (next) => {
    expect(safeReturnTo(next, '/en/family')).toBe('/en/family');
  });
});
