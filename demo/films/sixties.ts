import type { FilmFacts } from '../facts.ts'

/** New waves everywhere. */
export const sixties = [
  {
    title: 'Psycho',
    released: '1960-06-16',
    duration: 109,
    budget: 806_947,
    director: 'alfredHitchcock',
    country: 'US',
    genres: ['Horror', 'Thriller', 'Mystery'],
    externalIds: { imdb: 'tt0054215', wikidata: 'Q163038' },
    description: [
      'A secretary drives off with forty thousand dollars and stops for the night at a motel, where a shy young man ' +
        'stuffs birds and looks after his mother.',
      'Shot fast and cheap with the crew of a television series, it broke the rules of who may die, and when. ' +
        '*Nobody* was let in after it had begun.',
    ],
    cast: [
      ['anthonyPerkins', 'Norman Bates', 'Antagonist', 'He runs the Bates Motel.'],
      ['veraMiles', 'Lila Crane', 'Protagonist', 'Marion’s sister.'],
      ['johnGavin', 'Sam Loomis', 'Love interest'],
      ['martinBalsam', 'Milton Arbogast', 'Detective'],
      ['johnMcIntire', 'Sheriff Al Chambers', 'Supporting'],
      ['janetLeigh', 'Marion Crane', 'Protagonist', 'She takes the money and the old highway.'],
    ],
  },
  {
    title: 'Cléo from 5 to 7',
    originalTitle: 'Cléo de 5 à 7',
    released: '1962-04-11',
    duration: 90,
    director: 'agnesVarda',
    country: 'FR',
    genres: ['Drama', 'Music'],
    externalIds: { imdb: 'tt0055852' },
    description: [
      'A singer waits for the result of a medical test and walks through Paris, almost minute by minute: a hat shop, ' +
        'a rehearsal, a taxi, a park. She begins as someone who is looked at and ends as someone who *looks*.',
    ],
    cast: [
      [
        'corinneMarchand',
        'Cléo Victoire',
        'Protagonist',
        'A pop singer whose real name is Florence.',
      ],
      ['antoineBourseiller', 'Antoine', 'Supporting', 'A soldier on his last day of leave.'],
      ['dominiqueDavray', 'Angèle', 'Supporting', 'Her maid, and a believer in omens.'],
      ['dorotheeBlanck', 'Dorothée', 'Friend'],
      ['michelLegrand', 'Bob, the pianist', 'Supporting'],
    ],
  },
  {
    title: '8½',
    originalTitle: 'Otto e mezzo',
    year: 1963,
    duration: 138,
    director: 'federicoFellini',
    country: 'IT',
    genres: ['Drama', 'Comedy', 'Fantasy'],
    externalIds: { imdb: 'tt0056801' },
    description: [
      'A famous director has a cast, a producer, a launch tower and no film. At a spa he flees from questions into ' +
        'memories, lies and a harem of all the women whom he ever knew.',
      'Fellini counted his films so far, shorts and a shared one as halves, and took the number as the *title*.',
    ],
    cast: [
      ['marcelloMastroianni', 'Guido Anselmi', 'Protagonist', 'A director with nothing to say.'],
      ['claudiaCardinale', 'Claudia', 'Muse'],
      ['anoukAimee', 'Luisa Anselmi', 'Deuteragonist', 'Guido’s wife.'],
      ['sandraMilo', 'Carla', 'Supporting', 'Guido’s mistress.'],
      ['rossellaFalk', 'Rossella', 'Friend'],
      ['barbaraSteele', 'Gloria Morin', 'Supporting'],
    ],
  },
  {
    title: 'The Battle of Algiers',
    originalTitle: 'La battaglia di Algeri',
    year: 1966,
    duration: 121,
    director: 'gilloPontecorvo',
    country: 'DZ',
    genres: ['War', 'Drama', 'History'],
    externalIds: { imdb: 'tt0058946' },
    description: [
      'A petty thief in the Casbah becomes a fighter for independence; a colonel of paratroopers draws a pyramid on ' +
        'a blackboard. Bombs are carried in baskets through checkpoints, and prisoners are made to talk.',
      'It looks like newsreel, yet **not one foot** of newsreel is in it.',
    ],
    cast: [
      ['brahimHaggiag', 'Ali La Pointe', 'Protagonist'],
      ['jeanMartin', 'Colonel Mathieu', 'Antagonist', 'Commander of the paratroopers.'],
      ['yacefSaadi', 'El-hadi Jafar', 'Leader', 'Played by a man who had held that post himself.'],
    ],
  },
  {
    title: 'Daisies',
    originalTitle: 'Sedmikrásky',
    released: '1966-12-30',
    duration: 74,
    director: 'veraChytilova',
    country: 'CSHH',
    genres: ['Comedy', 'Drama'],
    externalIds: { imdb: 'tt0060959' },
    description: [
      'Two girls called Marie decide that since the world is spoiled they will be spoiled too. They let old men buy ' +
        'dinner, cut up everything that scissors can cut, and find a banquet laid for somebody else.',
      'Colours change at whim and so do the rules. The censors objected to the *wasted food*.',
    ],
    cast: [
      ['jitkaCerhova', 'Marie I', 'Protagonist', 'The dark-haired one.'],
      ['ivanaKarbanova', 'Marie II', 'Protagonist', 'The fair one with the wreath.'],
      ['juliusAlbert', 'The Older Playboy', 'Supporting'],
    ],
  },
  {
    title: '2001: A Space Odyssey',
    released: '1968-04-03',
    director: 'stanleyKubrick',
    country: 'US',
    genres: ['Science Fiction', 'Adventure'],
    externalIds: { imdb: 'tt0062622', wikidata: 'Q103474' },
    description: [
      'A black slab appears among apes, and again on the Moon. Eighteen months later a ship is on its way to ' +
        'Jupiter, with two men awake and a computer that has never made a mistake.',
      'Hardly anyone speaks for most of it. The longest cut in film history, from a *bone* to a satellite, takes ' +
        'one twenty-fourth of a second.',
    ],
    cast: [
      ['keirDullea', 'David Bowman', 'Protagonist', 'Mission commander of Discovery One.'],
      ['garyLockwood', 'Frank Poole', 'Supporting'],
      ['williamSylvester', 'Dr. Heywood Floyd', 'Supporting'],
      ['danielRichter', 'Moon-Watcher', 'Supporting', 'The first to pick up a bone.'],
      ['leonardRossiter', 'Dr. Andrei Smyslov', 'Supporting'],
      ['margaretTyzack', 'Elena', 'Supporting'],
      ['douglasRain', 'HAL 9000', 'Antagonist', 'The computer, a calm voice and a red eye.'],
    ],
  },
] satisfies readonly FilmFacts[]
