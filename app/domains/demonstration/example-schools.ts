import type { Prisma } from '~/platform/db/generated/client';
import { searchKey } from '~/domains/intake';

type Sketch = readonly [name: string, street: string, postcode: string];

const primaries: Sketch[] = [
  ['Hollow Pond Primary School', 'Hollow Pond Lane', 'E17 9AA'],
  ['Larkfield Primary School', 'Larkfield Road', 'E17 4AB'],
  ['St Brannock’s Catholic Primary School', 'Chapel Rise', 'E17 6AD'],
  ['Mill Race Infant School', 'Mill Race', 'E17 3AE'],
  ['Mill Race Junior School', 'Mill Race', 'E17 3AE'],
  ['Kestrel Hill Primary Academy', 'Kestrel Hill', 'E4 8AF'],
  ['Oakenholt Primary School', 'Oakenholt Avenue', 'E4 6AG'],
  ['Rosewell C of E Primary School', 'Rosewell Street', 'E10 5AH'],
  ['Tanner’s Green Primary School', 'Tanner’s Green', 'E10 7AJ'],
  ['Bellwether Primary School', 'Bell Road', 'E11 1AL'],
  ['Whitethorn Primary School', 'Whitethorn Close', 'E11 3AN'],
  ['Silverbirch Primary School', 'Birch Walk', 'E4 9AP'],
];
const secondaries: Sketch[] = [
  ['Hollow Pond School', 'Forest Rise', 'E17 9AR'],
  ['Marlstone Academy', 'Marlstone Road', 'E17 5AS'],
  ['Kestrel Hill High School', 'Kestrel Hill', 'E4 8AT'],
  ['Queen Ethelburga School for Girls', 'Abbey Lane', 'E10 6AU'],
  ['Saltmarsh Community School', 'Saltmarsh Way', 'E10 5AW'],
  ['The Dial School', 'Sundial Street', 'E11 4AX'],
  ['Northgate Park Academy', 'Northgate Park', 'E4 7AY'],
];
const specials: Sketch[] = [
  ['Willow Bank School', 'Willow Bank', 'E17 8BA'],
  ['The Lantern School', 'Lantern Road', 'E4 6BB'],
  ['Harbour House School', 'Harbour Lane', 'E10 7BD'],
];
const independents: Sketch[] = [
  ['Ashgrove House School', 'Ashgrove', 'E4 7BE'],
  ['Noor Academy', 'Station Parade', 'E17 4BF'],
  ['Greenwood Montessori School', 'Greenwood Road', 'E11 2BG'],
];
const colleges: Sketch[] = [
  ['Lea Reach College', 'Reach Road', 'E17 5BH'],
  ['Forest Edge Sixth Form College', 'Edge Road', 'E17 4BJ'],
];
const others: Sketch[] = [
  ['Bridgeway Pupil Referral Unit', 'Bridge Yard', 'E17 6BL'],
  ['Acorn Nursery School', 'Acorn Walk', 'E10 6BN'],
];

const groups = [
  { kind: 'mainstream', phase: 'primary', schools: primaries },
  { kind: 'mainstream', phase: 'secondary', schools: secondaries },
  { kind: 'special', phase: 'all-through', schools: specials },
  { kind: 'independent', phase: 'all-through', schools: independents },
  { kind: 'college', phase: '16-plus', schools: colleges },
  { kind: 'alternative', phase: 'secondary', schools: [others[0]!] },
  { kind: 'nursery', phase: 'nursery', schools: [others[1]!] },
];

/** The invented schools, as rows: none of these names, numbers or places belongs to a real school. */
export const EXAMPLE_SCHOOLS: readonly Prisma.SchoolCreateManyInput[] = groups
  .flatMap(({ kind, phase, schools }) => schools.map((school) => ({ kind, phase, school })))
  .map(({ kind, phase, school: [name, street, postcode] }, index) => ({
    urn: String(900_101 + index * 7),
    name,
    kind,
    phase,
    postcode,
    town: 'London',
    address: street,
    headTitle: '',
    email: `office-${900_101 + index * 7}@example.org`,
    example: true,
    nameKey: searchKey(name),
  }));

/** The schools that a child of this year group would go to. */
export function schoolsFor(phase: string, kind = 'mainstream') {
  return EXAMPLE_SCHOOLS.filter(
    (school) => school.kind === kind && (kind !== 'mainstream' || school.phase === phase),
  );
}
