import type { FilmFacts } from '../facts.ts'

/** 2020 and after. */
export const twenties = [
  {
    title: 'Quo Vadis, Aida?',
    year: 2020,
    director: 'jasmilaZbanic',
    country: 'BA',
    genres: ['War', 'Drama', 'History'],
    externalIds: { imdb: 'tt8633462' },
    description: [
      'Srebrenica, July 1995. A teacher who interprets for the United Nations knows sooner than anyone in the crowd ' +
        'what is about to happen, and runs from office to office for her husband and her two sons.',
      'The murders are not shown. The *promises* are.',
    ],
    cast: [
      ['jasnaDuricic', 'Aida Selmanagić', 'Protagonist', 'An interpreter.'],
      ['izudinBajrovic', 'Nihad Selmanagić', 'Supporting', 'Her husband, a headmaster.'],
      ['borisIsakovic', 'General Ratko Mladić', 'Villain'],
      [
        'johanHeldenbergh',
        'Colonel Thom Karremans',
        'Supporting',
        'Commander of the Dutch battalion.',
      ],
      ['raymondThiry', 'Major Rob Franken', 'Supporting'],
      ['borisLer', 'Hamdija', 'Supporting', 'The elder son.'],
      ['dinoBajrovic', 'Sejo', 'Supporting', 'The younger son.'],
    ],
  },
  {
    title: 'Anatomy of a Fall',
    originalTitle: 'Anatomie d’une chute',
    released: '2023-08-23',
    director: 'justineTriet',
    country: 'FR',
    genres: ['Drama', 'Crime', 'Thriller', 'Mystery'],
    externalIds: { imdb: 'tt17009710' },
    description: [
      'A man lies dead in the snow below his chalet near Grenoble. His wife, a writer, is tried for it, and so is ' +
        'their marriage; the only witness is their son, who hardly sees, and the dog.',
      'Was it a fall, a leap or a push? The film leaves the court with a verdict, and *us* with a doubt.',
    ],
    cast: [
      ['sandraHuller', 'Sandra Voyter', 'Protagonist', 'A novelist far from home.'],
      ['swannArlaud', 'Vincent Renzi', 'Ally', 'Her lawyer and an old friend.'],
      ['miloMachadoGraner', 'Daniel', 'Witness', 'Her son, eleven years old.'],
      ['antoineReinartz', 'The Prosecutor', 'Antagonist'],
      ['samuelTheis', 'Samuel Maleski', 'Victim'],
      ['jehnnyBeth', 'Marge Berger', 'Supporting', 'Appointed to stay with Daniel.'],
    ],
  },
  {
    title: 'Barbie',
    released: '2023-07-21',
    duration: 114,
    director: 'gretaGerwig',
    country: 'US',
    genres: ['Comedy', 'Fantasy', 'Adventure'],
    externalIds: { imdb: 'tt1517268', wikidata: 'Q55436290' },
    description: [
      'Every day is the best day in Barbieland, until one Barbie wakes with thoughts of death and flat feet. She ' +
        'drives to the real world to find the girl who plays with her; Ken comes along and discovers *horses*.',
    ],
    cast: [
      ['margotRobbie', 'Stereotypical Barbie', 'Protagonist'],
      ['ryanGosling', 'Ken', 'Antagonist', 'His job is just beach.'],
      ['americaFerrera', 'Gloria', 'Deuteragonist', 'She draws at the reception of Mattel.'],
      ['kateMcKinnon', 'Weird Barbie', 'Mentor', 'Somebody played too hard with her.'],
      ['issaRae', 'President Barbie', 'Supporting'],
      ['rheaPerlman', 'Ruth', 'Mentor', 'The ghost of an inventor.'],
      ['willFerrell', 'The CEO of Mattel', 'Antagonist'],
      ['helenMirren', 'The Narrator', 'Narrator'],
    ],
  },
  {
    title: 'Past Lives',
    released: '2023-06-02',
    director: 'celineSong',
    country: 'US',
    genres: ['Drama', 'Romance'],
    externalIds: { imdb: 'tt13238346' },
    description: [
      'Two children in Seoul walk home together until her family emigrates. Twelve years later they find each other ' +
        'on a screen; twelve more, and he comes to New York for a week, where she lives with her husband.',
      'In Korean, *in-yun* is the thread between people who have met in other lives.',
    ],
    cast: [
      ['gretaLee', 'Nora Moon', 'Protagonist', 'A playwright, once called Na Young.'],
      ['teoYoo', 'Jung Hae Sung', 'Love interest', 'An engineer who stayed.'],
      ['johnMagaro', 'Arthur Zaturansky', 'Deuteragonist', 'Nora’s husband, a novelist.'],
      ['moonSeungAh', 'Young Nora', 'Supporting'],
      ['leemSeungMin', 'Young Hae Sung', 'Supporting'],
    ],
  },
] satisfies readonly FilmFacts[]
