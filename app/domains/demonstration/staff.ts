import type { StaffRole } from '~/platform/db/generated/client';
import type { StaffKey } from './sketch';

/** The invented people who work for the demonstration council. */
export const STAFF: Record<StaffKey, { email: string; name: string; roles: StaffRole[] }> = {
  officer: { email: 'officer@example.org', name: 'Amara Osei', roles: ['OFFICER'] },
  'second-officer': { email: 'officer2@example.org', name: 'Tomasz Lis', roles: ['OFFICER'] },
  senior: { email: 'senior@example.org', name: 'Helen Marchetti', roles: ['SENIOR', 'OFFICER'] },
  send: { email: 'send@example.org', name: 'Priya Raman', roles: ['SEND'] },
  administrator: { email: 'admin@example.org', name: 'Gwen Bright', roles: ['ADMIN'] },
};

/** The addresses to sign in with, one line each. */
export const SIGN_INS: readonly string[] = [
  'parent@example.org – a parent',
  'mama@example.org – a parent, in Romanian',
  'walida@example.org – a parent, in Urdu',
  'mother@example.org – a parent apart from father@example.org, of the same child',
  'officer@example.org – an officer (Amara Osei)',
  'officer2@example.org – another officer (Tomasz Lis)',
  'senior@example.org – a senior officer',
  'send@example.org – a SEND officer',
  'admin@example.org – an administrator',
];
