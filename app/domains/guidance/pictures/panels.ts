import type { GuideSlug } from '../guide/guide.contents';
import type { Drawing } from './drawings';

/** What a panel says: something one must, may or need not do, or how it goes. */
export type PanelKind = 'must' | 'may' | 'neednot' | 'how';
export type Panel = { name: string; kind: PanelKind; drawing: Drawing };

/**
 * The short versions with pictures, one for each page whose front matter says `short: true`: what is
 * most needed of the page, in its order. The words are `pictures:panels.<page>.<name>`.
 */
export const PANELS: Partial<Record<GuideSlug, readonly Panel[]>> = {
  'at-a-glance': [
    { name: 'choice', kind: 'how', drawing: 'home' },
    { name: 'education', kind: 'must', drawing: 'reading' },
    { name: 'tell', kind: 'must', drawing: 'letter' },
    { name: 'own-way', kind: 'may', drawing: 'making' },
    { name: 'any-form', kind: 'may', drawing: 'ways' },
    { name: 'permission', kind: 'neednot', drawing: 'stamp' },
    { name: 'visit', kind: 'neednot', drawing: 'door' },
    { name: 'hours', kind: 'neednot', drawing: 'clock' },
    { name: 'ask', kind: 'how', drawing: 'phone' },
  ],
  'leaving-school': [
    { name: 'write', kind: 'must', drawing: 'letter' },
    { name: 'until', kind: 'must', drawing: 'school' },
    { name: 'consent', kind: 'neednot', drawing: 'stamp' },
    { name: 'reasons', kind: 'neednot', drawing: 'meeting' },
    { name: 'special', kind: 'must', drawing: 'agreed' },
    { name: 'order', kind: 'must', drawing: 'sealed' },
    { name: 'never', kind: 'neednot', drawing: 'home' },
    { name: 'copy', kind: 'how', drawing: 'folder' },
  ],
  'what-the-council-may-ask': [
    { name: 'yearly', kind: 'how', drawing: 'calendar' },
    { name: 'any-way', kind: 'may', drawing: 'ways' },
    { name: 'language', kind: 'may', drawing: 'talk' },
    { name: 'time', kind: 'may', drawing: 'hourglass' },
    { name: 'form', kind: 'neednot', drawing: 'form' },
    { name: 'visit', kind: 'neednot', drawing: 'door' },
    { name: 'why', kind: 'neednot', drawing: 'why' },
    { name: 'notice', kind: 'must', drawing: 'sealed' },
  ],
  'if-the-council-has-concerns': [
    { name: 'letter', kind: 'how', drawing: 'unsure' },
    { name: 'show', kind: 'may', drawing: 'folder' },
    { name: 'help', kind: 'may', drawing: 'help' },
    { name: 'again', kind: 'how', drawing: 'look' },
    { name: 'notice', kind: 'must', drawing: 'sealed' },
    { name: 'school', kind: 'how', drawing: 'schools' },
    { name: 'order', kind: 'must', drawing: 'school' },
    { name: 'stop', kind: 'how', drawing: 'steps' },
    { name: 'wrong', kind: 'may', drawing: 'talk' },
  ],
};
