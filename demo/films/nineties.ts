import type { FilmFacts } from '../facts.ts'

/** Dinosaurs, toys, a piano and a legionnaire: 1993 to 1999. */
export const nineties = [
  {
    title: 'Jurassic Park',
    released: '1993-06-11',
    duration: 127,
    budget: 63_000_000,
    director: 'stevenSpielberg',
    country: 'US',
    genres: ['Adventure', 'Science Fiction', 'Action'],
    externalIds: { imdb: 'tt0107290', wikidata: 'Q167726' },
    description: [
      'A showman has bred dinosaurs from blood found in amber, and invites three scientists and his grandchildren to ' +
        'a preview of his park. Then the fences lose power.',
      'A ripple in a glass of water announces the first animals of a *new kind of film*, drawn by computers and ' +
        'breathing all the same.',
    ],
    cast: [
      [
        'samNeill',
        'Dr. Alan Grant',
        'Protagonist',
        'A palaeontologist who does not like children.',
      ],
      ['lauraDern', 'Dr. Ellie Sattler', 'Protagonist', 'A palaeobotanist.'],
      [
        'jeffGoldblum',
        'Dr. Ian Malcolm',
        'Supporting',
        'A mathematician who said it would go wrong.',
      ],
      ['richardAttenborough', 'John Hammond', 'Supporting', 'He spared no expense.'],
      ['bobPeck', 'Robert Muldoon', 'Supporting', 'The game warden.'],
      ['martinFerrero', 'Donald Gennaro', 'Victim', 'The lawyer.'],
      ['bdWong', 'Dr. Henry Wu', 'Supporting'],
      ['samuelLJackson', 'Ray Arnold', 'Supporting', 'Chief engineer. Hold on to your butts.'],
    ],
  },
  {
    title: 'The Piano',
    year: 1993,
    duration: 117,
    director: 'janeCampion',
    country: 'NZ',
    genres: ['Drama', 'Romance', 'Music'],
    externalIds: { imdb: 'tt0107822' },
    description: [
      'A woman who has not spoken since she was six is married off to New Zealand and lands on a wild beach with her ' +
        'daughter and her piano. Her husband leaves the piano there; a neighbour takes it in, and lets her earn it ' +
        'back, key by key.',
      'It made Campion the **first woman to win the Palme d’Or**.',
    ],
    cast: [
      ['hollyHunter', 'Ada McGrath', 'Protagonist', 'She speaks by signs and by her piano.'],
      ['harveyKeitel', 'George Baines', 'Love interest'],
      ['samNeill', 'Alisdair Stewart', 'Antagonist', 'Ada’s husband.'],
      ['annaPaquin', 'Flora McGrath', 'Deuteragonist', 'Ada’s daughter and voice.'],
      ['kerryWalker', 'Aunt Morag', 'Supporting'],
      ['genevieveLemon', 'Nessie', 'Supporting'],
    ],
  },
  {
    title: 'Pulp Fiction',
    released: '1994-10-14',
    duration: 154,
    budget: 8_000_000,
    director: 'quentinTarantino',
    country: 'US',
    genres: ['Crime', 'Drama', 'Comedy'],
    externalIds: { imdb: 'tt0110912', wikidata: 'Q104123' },
    description: [
      'Two killers on an errand, a boxer who did not fall, a dance contest, a gold watch, a briefcase that glows. ' +
        'Three stories run through one another in the wrong order and meet again at breakfast.',
      'It is mostly *talk*: about hamburgers, foot massages and miracles.',
    ],
    cast: [
      ['johnTravolta', 'Vincent Vega', 'Protagonist'],
      [
        'samuelLJackson',
        'Jules Winnfield',
        'Protagonist',
        'He quotes Ezekiel, and one day listens.',
      ],
      ['umaThurman', 'Mia Wallace', 'Supporting', 'The boss’s wife.'],
      ['harveyKeitel', 'Winston Wolf', 'Supporting', 'He solves problems.'],
      ['timRoth', 'Pumpkin', 'Antagonist', 'He plans to rob restaurants.'],
      ['vingRhames', 'Marsellus Wallace', 'Supporting', 'The boss.'],
      ['bruceWillis', 'Butch Coolidge', 'Protagonist', 'A boxer paid to lose.'],
      ['quentinTarantino', 'Jimmie Dimmick', 'Supporting', 'He buys good coffee.'],
    ],
  },
  {
    title: 'La Haine',
    released: '1995-05-31',
    duration: 98,
    director: 'mathieuKassovitz',
    country: 'FR',
    genres: ['Drama', 'Crime'],
    externalIds: { imdb: 'tt0113247' },
    description: [
      'Twenty hours with three friends from a housing estate outside Paris, the day after a riot. One of them has ' +
        'found a policeman’s gun.',
      'So far, so good, says the man who falls from the roof, floor after floor. It is *how you land* that counts.',
    ],
    cast: [
      ['vincentCassel', 'Vinz', 'Protagonist', 'He has the gun.'],
      ['hubertKounde', 'Hubert', 'Protagonist', 'A boxer whose gym has burned down.'],
      ['saidTaghmaoui', 'Saïd', 'Protagonist', 'He stands between the two.'],
      ['abdelAhmedGhili', 'Abdel Ichaha', 'Victim'],
      ['francoisLevantal', 'Astérix', 'Supporting'],
    ],
  },
  {
    title: 'Toy Story',
    released: '1995-11-22',
    duration: 81,
    budget: 30_000_000,
    director: 'johnLasseter',
    country: 'US',
    genres: ['Animation', 'Family', 'Comedy', 'Adventure'],
    externalIds: { imdb: 'tt0114709', wikidata: 'Q171048' },
    description: [
      'A boy’s favourite toy, a cowboy with a pull-string, is displaced on a birthday by a space ranger who does not ' +
        'know that he is a toy.',
      'The **first feature made wholly by computer**, and it is remembered for the friendship.',
    ],
    cast: [
      ['tomHanks', 'Woody', 'Protagonist', 'A cowboy, leader of the toys.'],
      ['timAllen', 'Buzz Lightyear', 'Deuteragonist', 'A space ranger, to infinity and beyond.'],
      ['donRickles', 'Mr. Potato Head', 'Supporting'],
      ['jimVarney', 'Slinky Dog', 'Supporting'],
      ['wallaceShawn', 'Rex', 'Supporting', 'A nervous tyrannosaur.'],
      ['johnRatzenberger', 'Hamm', 'Supporting'],
      ['anniePotts', 'Bo Peep', 'Love interest'],
      ['johnMorris', 'Andy', 'Supporting', 'The boy.'],
    ],
  },
  {
    title: 'Beau Travail',
    year: 1999,
    director: 'claireDenis',
    country: 'FR',
    genres: ['Drama', 'War'],
    externalIds: { imdb: 'tt0209933' },
    description: [
      'A sergeant of the Foreign Legion remembers Djibouti: drill under a white sun, ironed shirts, and a young ' +
        'recruit whom everyone liked and whom he set out to destroy.',
      'After *Billy Budd*, told in bodies rather than words, with an ending that nobody forgets who has seen it.',
    ],
    cast: [
      ['denisLavant', 'Galoup', 'Protagonist', 'A sergeant in disgrace.'],
      ['michelSubor', 'Bruno Forestier', 'Supporting', 'The commander.'],
      ['gregoireColin', 'Gilles Sentain', 'Deuteragonist', 'The recruit.'],
    ],
  },
] satisfies readonly FilmFacts[]
