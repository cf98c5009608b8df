import { existsSync } from 'node:fs';
import {
  index,
  layout,
  prefix,
  route,
  type RouteConfig,
  type RouteConfigEntry,
} from '@remix-run/route-config';

/** Every address of the portal and the file behind it. `handle.access` in the file says for whom it is. */
const site = [
  index('routes/public/choose-language.ts'),

  layout('routes/public/frame.tsx', [
    ...prefix(':lang', [
      index('routes/public/home.tsx'),
      route('before-you-decide', 'routes/public/before-you-decide.tsx'),
      route('before-you-decide/try-first', 'routes/public/try-first.tsx'),
      route('before-you-decide/what-it-means', 'routes/public/what-it-means.tsx'),
      route('before-you-decide/pressed', 'routes/public/pressed.tsx'),
      route('before-you-decide/ask', 'routes/public/ask.tsx'),
      route('before-you-decide/sent', 'routes/public/asked.tsx'),
      route('the-law', 'routes/public/the-law.tsx'),
      route('your-information', 'routes/public/your-information.tsx'),
      route('accessibility', 'routes/public/accessibility.tsx'),
      route('sign-in', 'routes/public/sign-in.tsx'),
      route('sign-in/code', 'routes/public/sign-in-code.tsx'),
    ]),
  ]),

  layout('routes/family/frame.tsx', [
    ...prefix(':lang', [
      route('family', 'routes/family/home.tsx'),
      route('family/account', 'routes/family/account.tsx'),
      route('family/matter/:item', 'routes/family/matter.tsx'),
      route('family/matter/:item/change', 'routes/family/tell-change.tsx'),
      route('family/matter/:item/withdraw', 'routes/family/withdraw.tsx'),
      route('family/matter/:item/correct', 'routes/family/correct.tsx'),
      route('family/child/:child', 'routes/family/child.tsx'),
      route('family/notice/:notification', 'routes/family/sent.tsx'),
      route('family/notice/:notification/letter/:letter', 'routes/family/letter.tsx'),
      route('notify', 'routes/family/drafts.tsx'),
      route('notify/:draft', 'routes/family/task-list.tsx'),
      route('notify/:draft/you', 'routes/family/you.tsx'),
      route('notify/:draft/contact', 'routes/family/contact.tsx'),
      route('notify/:draft/language', 'routes/family/language.tsx'),
      route('notify/:draft/helper', 'routes/family/helper.tsx'),
      route('notify/:draft/other-parent', 'routes/family/other-parent.tsx'),
      route('notify/:draft/children', 'routes/family/children.tsx'),
      route('notify/:draft/children/:key', 'routes/family/child-details.tsx'),
      route('notify/:draft/children/:key/learning', 'routes/family/child-learning.tsx'),
      route('notify/:draft/children/:key/needs', 'routes/family/child-needs.tsx'),
      route('notify/:draft/children/:key/remove', 'routes/family/child-remove.tsx'),
      route('notify/:draft/why', 'routes/family/why.tsx'),
      route('notify/:draft/start', 'routes/family/start.tsx'),
      route('notify/:draft/outline', 'routes/family/outline.tsx'),
      route('notify/:draft/help', 'routes/family/help.tsx'),
      route('notify/:draft/consequences', 'routes/family/consequences.tsx'),
      route('notify/:draft/check', 'routes/family/check.tsx'),
      route('notify/:draft/delete', 'routes/family/delete-draft.tsx'),
    ]),
  ]),
  ...prefix(':lang', [
    route('sign-out', 'routes/family/sign-out.ts'),
    route('family/notice/:notification/copy.pdf', 'routes/family/notice-pdf.ts'),
    route('family/notice/:notification/letter/:letter.pdf', 'routes/family/letter-pdf.ts'),
    route('family/file/:file', 'routes/family/file.ts'),
  ]),

  layout('routes/officer/sign-in-frame.tsx', [
    route('officer/sign-in', 'routes/officer/sign-in.tsx'),
    route('officer/sign-in/code', 'routes/officer/sign-in-code.tsx'),
  ]),
  route('officer/sign-out', 'routes/officer/sign-out.ts'),
  route('officer/file/:file', 'routes/officer/file.ts'),
  layout('routes/officer/frame.tsx', [
    route('officer', 'routes/officer/home.tsx'),
    route('officer/queue', 'routes/officer/queue.tsx'),
    route('officer/queue/assign', 'routes/officer/assign.tsx'),
    route('officer/item/:item', 'routes/officer/item.tsx'),
    route('officer/item/:item/contact', 'routes/officer/item-contact.tsx'),
    route('officer/item/:item/notes', 'routes/officer/item-notes.tsx'),
    route('officer/item/:item/message', 'routes/officer/item-message.tsx'),
    route('officer/item/:item/clock/:clock', 'routes/officer/item-clock.tsx'),
    route('officer/item/:item/child/:child', 'routes/officer/item-child.tsx'),
    route('officer/item/:item/decide', 'routes/officer/item-decide.tsx'),
    route('officer/item/:item/join', 'routes/officer/item-join.tsx'),
    route('officer/item/:item/referral/:referral', 'routes/officer/item-referral.tsx'),
    route('officer/item/:item/history', 'routes/officer/item-history.tsx'),
    route('officer/enter', 'routes/officer/enter.tsx'),
    route('officer/audit', 'routes/officer/audit.tsx'),
    route('admin', 'routes/admin/home.tsx'),
    route('admin/users', 'routes/admin/users.tsx'),
    route('admin/users/:member', 'routes/admin/user.tsx'),
    route('admin/calendar', 'routes/admin/calendar.tsx'),
    route('admin/profile', 'routes/admin/profile.tsx'),
    route('admin/schools', 'routes/admin/schools.tsx'),
    route('admin/import', 'routes/admin/import.tsx'),
  ]),

  route('healthz', 'routes/machine/health.ts'),
  route('metrics', 'routes/machine/metrics.ts'),
  route('robots.txt', 'routes/machine/robots.ts'),
  route('mailbox', 'routes/machine/mailbox.tsx'),
  route('*', 'routes/public/not-found.tsx'),
];

function existing(entries: RouteConfigEntry[]): RouteConfigEntry[] {
  return entries
    .filter((entry) => existsSync(`app/${entry.file}`) && (entry.file !== 'routes/family/matter.tsx' || existsSync('app/domains/notification/describe-answers.ts')))
    .map((entry) => ({ ...entry, children: entry.children && existing(entry.children) }));
}

export default existing(site) satisfies RouteConfig;
