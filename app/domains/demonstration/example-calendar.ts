import type { SchoolClosure } from '~/platform/calendar';

const holiday = (from: string, to: string, label: string): SchoolClosure => ({
  from,
  to,
  label,
  kind: 'holiday',
});

/**
 * School holidays for an invented council, marked as an example wherever they are shown: the dates
 * of the council itself were not published. An administrator replaces them.
 */
export const EXAMPLE_CLOSURES: readonly SchoolClosure[] = [
  holiday('2025-10-27', '2025-10-31', 'Autumn half term'),
  holiday('2025-12-22', '2026-01-02', 'Christmas holiday'),
  holiday('2026-02-16', '2026-02-20', 'Spring half term'),
  holiday('2026-03-30', '2026-04-10', 'Easter holiday'),
  holiday('2026-05-25', '2026-05-29', 'Summer half term'),
  holiday('2026-07-22', '2026-08-31', 'Summer holiday'),
  holiday('2026-10-26', '2026-10-30', 'Autumn half term'),
  holiday('2026-12-21', '2027-01-01', 'Christmas holiday'),
  holiday('2027-02-15', '2027-02-19', 'Spring half term'),
  holiday('2027-03-29', '2027-04-09', 'Easter holiday'),
  holiday('2027-05-31', '2027-06-04', 'Summer half term'),
  holiday('2027-07-23', '2027-08-31', 'Summer holiday'),
];
