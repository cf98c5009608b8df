import { guidePages } from '../architecture/guidance-files';
import type { Ask } from './ask';
import type { Page } from './compare';
import type { People } from './people';

/** What browsers say they can unpack. */
const browser = { 'accept-encoding': 'gzip, deflate, br' };

function get(path: string, cookie?: string): Ask {
  return { method: 'GET', path, headers: { ...browser, ...(cookie ? { cookie } : {}) } };
}

/** The pages that everyone may read. */
export const publicPages: Page[] = [
  { name: 'Public page, home', ask: get('/en'), status: 200, goal: 150 },
  { name: 'Public page, of the guide', ask: get('/en/guide/at-a-glance'), status: 200, goal: 150 },
];

/** Every page of the guide and what stands around it, in one language. */
export function readersPages(language: string): Page[] {
  const around = ['', '/before-you-decide', '/complaints', '/leaving-quickly', '/accessibility'];
  const guide = [
    '',
    '/words',
    '/changes',
    '/search?q=school',
    '/school-age',
    '/letter-to-school',
    '/at-a-glance/pictures',
  ];
  const own = guidePages.map((page) => `/${page}`);
  return [...around, ...[...guide, ...own].map((page) => `/guide${page}`)].map((page) => ({
    name: page || '/',
    ask: get(`/${language}${page}`),
    status: 200,
    goal: 0,
  }));
}

/** The question of the parent's draft: shown, and sent back without the name that it needs. */
export function questionPages(origin: string, { parent }: People): Page[] {
  const shown = get(`/en/notify/${parent.draftId}/you`, parent.cookie);
  const headers = {
    ...shown.headers,
    origin,
    'content-type': 'application/x-www-form-urlencoded',
  };
  const body = 'name=&relation=mother&parentalResponsibility=yes';
  return [
    { name: 'Question, with session and draft', ask: shown, status: 200, goal: 12 },
    {
      name: 'Question, sent with an error',
      ask: { ...shown, method: 'POST', headers, body },
      status: 400,
      goal: 10,
    },
  ];
}

/** The first page of the officer's queue. */
export function queuePage({ officer }: People, items: number): Page {
  return {
    name: `Queue, first page of ${items.toLocaleString('en-GB')}`,
    ask: get('/officer/queue', officer.cookie),
    status: 200,
    goal: 5,
  };
}
