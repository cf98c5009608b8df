import { LIST_HEADINGS } from './list.columns';

const example = [
  'Alice',
  'Example-Smith',
  '',
  '27/03/2014',
  'F',
  '',
  '12 Larkspur Road',
  '',
  'London',
  'E17 4AB',
  'Hollow Pond School',
  '',
  '01/09/2025',
  'Jo Smith',
  'jo.smith@example.org',
  '07700 900123',
  'English',
  'No',
  '12/05/2026',
];

/** The list as it may be sent: the line of headings, and one invented child to be written over. */
export function listTemplate(): string {
  const headings = Object.values(LIST_HEADINGS).map(([heading]) => heading);
  return [headings, example].map((cells) => cells.join(',')).join('\r\n') + '\r\n';
}
