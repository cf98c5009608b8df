import { describe, expect, it } from 'vitest';
import { readersOf, type KnownAdult } from './readers.rules';

let made = 0;
const adult = (more: Partial<KnownAdult>): KnownAdult => {
  made += 1;
  return {
    id: `adult-${made}`,
    familyId: 'family',
    accountId: `account-${made}`,
    email: `${made}@family.example`,
    name: `Reader ${made}`,
    language: 'en',
    notificationId: null,
    toldChildIds: [],
    takenUpChildIds: [],
    needsInterpreter: false,
    phone: '',
    toldEmail: '',
    safeToEmail: true,
    safeToWrite: true,
    mailHeld: false,
    changed: false,
    addressLines: ['1 Own Road'],
    preferredContact: null,
    ...more,
  };
};
const waysOf = (adults: KnownAdult[], childIds: string[] = []) =>
  readersOf(adults, childIds).map(({ adultId, how, noWay }) => [adultId, how, noWay]);

describe('who is written to', () => {
  it('each parent with an account, apart', () => {
    const [one, two] = [adult({}), adult({ preferredContact: 'post' })];
    expect(waysOf([one, two])).toEqual([
      [one.id, 'email', ''],
      [two.id, 'post', ''],
    ]);
  });

  it('one person once, as the newest says, and safely as all say', () => {
    const old = adult({ accountId: 'same', safeToEmail: false, preferredContact: 'email' });
    const newest = adult({ accountId: 'same', language: 'ro', preferredContact: 'post' });
    expect(readersOf([old, newest])).toMatchObject([
      { adultId: newest.id, language: 'ro', how: 'post', flags: ['not-safe-to-email'] },
    ]);
  });

  it.each<[string, Partial<KnownAdult>, string]>([
    ['whose email is not safe', { safeToEmail: false }, 'email-not-safe'],
    ['whose email is on hold', { mailHeld: true }, 'email-held'],
    [
      'who chose post and lives where letters are not safe',
      { preferredContact: 'post', safeToWrite: false, safeToEmail: false },
      'post-not-safe',
    ],
    [
      'who chose post and told of a change',
      { preferredContact: 'post', changed: true, mailHeld: true },
      'post-held',
    ],
    [
      'who chose post and has no address',
      { preferredContact: 'post', addressLines: [], accountId: null },
      'no-address',
    ],
  ])('nobody by force: somebody %s is on the worklist', (_, more, noWay) => {
    expect(readersOf([adult(more)])).toMatchObject([{ how: 'none', noWay, addressLines: [] }]);
  });

  it('nobody without an account, but who chose post', () => {
    const post = adult({ accountId: null, preferredContact: 'post' });
    expect(waysOf([adult({ accountId: null }), post])).toEqual([[post.id, 'post', '']]);
  });

  it('nobody on the strength of a notice that was not taken up, while others had told', () => {
    const settled = adult({ notificationId: 'n1', toldChildIds: ['a'], takenUpChildIds: ['a'] });
    const stranger = adult({ notificationId: 'n2', toldChildIds: ['a'] });
    expect(waysOf([settled, stranger], ['a'])).toEqual([[settled.id, 'email', '']]);
    // A first notice of a family has nobody before it.
    expect(waysOf([stranger], ['a'])).toEqual([[stranger.id, 'email', '']]);
    // Taken up about another child says nothing of this one.
    const ofOther = adult({
      notificationId: 'n3',
      toldChildIds: ['a', 'b'],
      takenUpChildIds: ['b'],
    });
    expect(waysOf([settled, ofOther], ['a'])).toEqual([[settled.id, 'email', '']]);
    expect(waysOf([settled, ofOther])).toHaveLength(2);
  });

  it('nobody on the strength of a notice on paper that was not taken up, while others had told', () => {
    const settled = adult({ notificationId: 'n1', toldChildIds: ['a'], takenUpChildIds: ['a'] });
    const onPaper = { accountId: null, preferredContact: 'post', toldChildIds: ['a'] };
    const stranger = adult({ ...onPaper, notificationId: 'n2' });
    expect(waysOf([settled, stranger], ['a'])).toEqual([[settled.id, 'email', '']]);
    expect(waysOf([stranger], ['a'])).toEqual([[stranger.id, 'post', '']]);
    const takenUp = adult({ ...onPaper, notificationId: 'n3', takenUpChildIds: ['a'] });
    expect(waysOf([settled, takenUp], ['a'])).toHaveLength(2);
  });

  it('a letter names the children whom its reader told of', () => {
    const told = { notificationId: 'n', takenUpChildIds: ['a'], toldChildIds: ['a'] };
    expect(readersOf([adult(told)])[0]!.mayRead).toEqual(['a']);
    expect(readersOf([adult({})])[0]!.mayRead).toBeNull();
    const onPaper = adult({ ...told, accountId: null, preferredContact: 'post' });
    expect(readersOf([onPaper])[0]!.mayRead).toEqual(['a']);
  });

  it('says what an officer must see at a glance', () => {
    const one = adult({ safeToEmail: false, safeToWrite: false, needsInterpreter: true });
    expect(readersOf([one])[0]!.flags).toEqual([
      'not-safe-to-email',
      'not-safe-to-write',
      'interpreter',
    ]);
  });
});
