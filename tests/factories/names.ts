/** Invented names as officers meet them: of many scripts, with apostrophes, hyphens and marks. */
export const GIVEN_NAMES = [
  'Amara', 'Łukasz', 'Zofia', 'Ștefan', 'Ioana', 'Aisha', 'Yusuf', 'Oliver', 'Ciarán', 'Zeynep',
  'Emre', 'Ivan', 'Desislava', 'Grace', 'Noah', 'Maja', 'Thandiwe', 'Rosa', 'Mateo', 'Inês',
  'فاطمہ', 'علی', 'حسن', 'Милена', 'Harpreet', 'Leila', 'Isla', 'Theo', 'Nia', 'Kwame',
] as const;

export const FAMILY_NAMES = [
  'Okonkwo', 'Wojciechowska', 'O’Neill', 'Popescu', 'Țurcanu', 'Şahin', 'Khan', 'Smith-Jones',
  'Dimitrov', 'Nowak', 'Yılmaz', 'Fernández', 'Silva', 'Begum', 'Hussain', 'Walker', 'Adeyemi',
  'D’Souza', 'Müller', 'Ní Bhriain', 'خان', 'بخاری', 'Стоянова', 'Gill', 'Rossi', 'Patel', 'Ward',
  'Ahmed', 'Lindqvist', 'van der Berg', 'Kowalczyk', 'Mbeki', 'Evans', 'Brâncuși', 'Öztürk',
  'Petrova', 'Iqbal', 'Chaudhry', 'Osei', 'Farrell',
] as const;

export const STREETS = [
  'Alder Road', 'Beech Grove', 'Canal Street', 'Drovers Lane', 'Elm Terrace', 'Forge Way',
  'Garnet Road', 'Hawthorn Avenue', 'Ivy Close', 'Juniper Walk', 'Kestrel Court', 'Larch Mews',
] as const;

export const SCHOOLS = [
  'Alderbrook Primary School', 'Beechcroft Academy', 'Canal Side School', 'Drovers Hill School',
  'Elmfield Special School', 'Forge Lane Primary School', 'Garnet High School', 'St Ivy’s Catholic School',
] as const;
