/** Title, what it is about and what to bring, by language. */
export type SessionWords = Record<string, { title: string; about: string; bring?: string }>;

export type SessionTopic =
  | 'drop-in'
  | 'drop-in-riverside'
  | 'first-weeks'
  | 'exams'
  | 'free-resources'
  | 'reading'
  | 'talk-exams'
  | 'talk-back-to-school'
  | 'talk-send'
  | 'family-day'
  | 'science-morning';

/** The words of the invented sessions. */
export const SESSION_TOPICS: Record<SessionTopic, SessionWords> = {
  'drop-in': {
    en: {
      title: 'Tuesday drop-in',
      about:
        'Come when you like and leave when you like. Ask us anything about learning at home, or just have a cup of tea. Other parents are there too.',
      bring: 'Nothing. There are toys and books for younger children.',
    },
    ro: {
      title: 'Întâlnire deschisă de marți',
      about:
        'Veniți când doriți și plecați când doriți. Întrebați-ne orice despre învățarea acasă sau beți doar un ceai cu noi. Vin și alți părinți.',
      bring: 'Nimic. Avem jucării și cărți pentru copiii mici.',
    },
    ur: {
      title: 'منگل کی کھلی ملاقات',
      about:
        'جب چاہیں آئیں، جب چاہیں جائیں۔ گھر پر تعلیم کے بارے میں جو پوچھنا ہو پوچھیں، یا بس چائے پی لیں۔ دوسرے والدین بھی آتے ہیں۔',
      bring: 'کچھ نہیں۔ چھوٹے بچوں کے لیے کھلونے اور کتابیں موجود ہیں۔',
    },
  },
  'drop-in-riverside': {
    en: {
      title: 'Drop-in at Riverside',
      about:
        'A quiet room, one of our team, and time for your questions. You do not have to stay for all of it.',
    },
    ro: {
      title: 'Întâlnire deschisă la Riverside',
      about:
        'O sală liniștită, cineva din echipa noastră și timp pentru întrebările dumneavoastră. Nu trebuie să stați până la sfârșit.',
    },
  },
  'first-weeks': {
    en: {
      title: 'Your first weeks at home',
      about:
        'How other families began, what helped and what they would do differently. We look at simple ways to note what your child learns.',
      bring: 'Anything you have questions about.',
    },
    ur: {
      title: 'گھر پر تعلیم کے پہلے ہفتے',
      about:
        'دوسرے خاندانوں نے کیسے شروعات کی، کس چیز سے مدد ملی اور وہ کیا مختلف کرتے۔ ہم بچے کی سیکھی ہوئی باتیں لکھنے کے آسان طریقے دیکھتے ہیں۔',
      bring: 'جو سوال آپ کے ذہن میں ہوں۔',
    },
  },
  exams: {
    en: {
      title: 'Exams from home: where, when and what they cost',
      about:
        'How to find an exam centre, which subjects are easier to take from home, and help with the costs.',
      bring: 'A list of the subjects your child thinks of, if you have one.',
    },
  },
  'free-resources': {
    en: {
      title: 'Free things to learn with',
      about:
        'A morning with books, websites and places nearby that cost nothing. Children are welcome.',
    },
  },
  reading: {
    en: {
      title: 'When reading is hard',
      about:
        'A small group for parents of children who find reading hard. Ideas to try, and no judgement.',
    },
  },
  'talk-exams': {
    en: {
      title: 'GCSEs without a school',
      about: 'A talk of 30 minutes, then your questions. You may keep your camera off.',
    },
    ro: {
      title: 'GCSE fără școală',
      about:
        'O prezentare de 30 de minute, apoi întrebările dumneavoastră. Puteți ține camera închisă.',
    },
  },
  'talk-back-to-school': {
    en: {
      title: 'Going back to school, if you want to',
      about:
        'How to apply for a place in the middle of a year, and what help there is. Nobody will ask you to decide.',
    },
  },
  'talk-send': {
    en: {
      title: 'Special needs and learning at home',
      about:
        'What support can go on at home, how a plan is reviewed, and whom to ask. With one of our SEND team.',
    },
  },
  'family-day': {
    en: {
      title: 'A morning for families',
      about: 'Games, stories and a shared lunch for families who learn at home. All ages.',
      bring: 'Something to share for lunch, if you like.',
    },
  },
  'science-morning': {
    en: {
      title: 'Kitchen science',
      about: 'Experiments with things from the kitchen, for children and their parents.',
      bring: 'An apron.',
    },
  },
};
