import type { FilmFacts } from '../facts.ts'

/** Films that speak in titles and faces alone. */
export const silentEra = [
  {
    title: 'A Trip to the Moon',
    originalTitle: 'Le Voyage dans la Lune',
    released: '1902-09-01',
    director: 'georgesMelies',
    country: 'FR',
    genres: ['Science Fiction', 'Adventure', 'Fantasy'],
    externalIds: { imdb: 'tt0000417' },
    description: [
      'Six astronomers climb into a shell, are fired from a giant cannon, and land squarely in the eye of the Moon. ' +
        'Below its surface they meet the Selenites, who vanish in a puff of smoke when struck.',
      'A stage magician painted every set, played the lead and cut the film himself. ' +
        'Its rocket in the eye became *the* picture of early cinema.',
    ],
    cast: [
      [
        'georgesMelies',
        'Professor Barbenfouillis',
        'Protagonist',
        'President of the Astronomers’ Club, who proposes the voyage.',
      ],
      ['bleuetteBernon', 'Phoebe', 'Apparition', 'The lady seated on the crescent Moon.'],
      ['henriDelannoy', 'Captain of the Rocket', 'Supporting'],
    ],
  },
  {
    title: 'The Cabinet of Dr. Caligari',
    originalTitle: 'Das Cabinet des Dr. Caligari',
    released: '1920-02-26',
    duration: 77,
    director: 'robertWiene',
    country: 'DE',
    genres: ['Horror', 'Mystery', 'Thriller'],
    externalIds: { imdb: 'tt0010323' },
    description: [
      'A showman comes to the fair of Holstenwall with a sleepwalker who tells the future, and the murders begin. ' +
        'Streets lean, windows are slashed into the walls, and shadows are painted on the floor.',
      'The film put **expressionism** on the screen, and its last scene still divides those who see it.',
    ],
    cast: [
      ['wernerKrauss', 'Dr. Caligari', 'Villain', 'A showman who keeps a sleepwalker in a box.'],
      ['conradVeidt', 'Cesare', 'Antagonist', 'The somnambulist, asleep for twenty-three years.'],
      ['friedrichFeher', 'Francis', 'Narrator', 'The young man who tells the story on a bench.'],
      ['lilDagover', 'Jane Olsen', 'Love interest'],
      ['hansHeinrichVonTwardowski', 'Alan', 'Victim', 'He asks how long he has to live.'],
    ],
  },
  {
    title: 'The Adventures of Prince Achmed',
    originalTitle: 'Die Abenteuer des Prinzen Achmed',
    year: 1926,
    duration: 65,
    director: 'lotteReiniger',
    country: 'DE',
    genres: ['Animation', 'Adventure', 'Fantasy'],
    externalIds: { imdb: 'tt0015532' },
    description: [
      'A sorcerer’s flying horse carries a prince off to far islands, where he falls in love with the ruler of a ' +
        'land of spirits and must win her back from demons.',
      'Cut from black card and lead with nail scissors and moved by hand, frame by frame, for three years, it is ' +
        'the **oldest animated feature that survives**.',
    ],
    cast: [
      [null, 'Prince Achmed', 'Protagonist', 'The Caliph’s son, carried off by a magic horse.'],
      [null, 'Pari Banu', 'Love interest', 'Ruler of the spirit land of Wak Wak.'],
      [null, 'The African Sorcerer', 'Villain'],
      [null, 'Aladdin', 'Ally'],
      [null, 'The Witch of the Fiery Mountain', 'Ally'],
    ],
  },
  {
    title: 'Metropolis',
    released: '1927-01-10',
    duration: 153,
    director: 'fritzLang',
    country: 'DE',
    genres: ['Science Fiction', 'Drama'],
    externalIds: { imdb: 'tt0017136', wikidata: 'Q151599' },
    description: [
      'Above, the sons of the rich run races in stadiums in the sky; below, workers feed the machines in ten-hour ' +
        'shifts. When the master’s son follows a young woman into the depths, an inventor gives a robot her face.',
      'Cut down soon after its opening, the film was long seen in fragments, until a nearly complete print turned ' +
        'up in *Buenos Aires* in 2008.',
    ],
    cast: [
      ['alfredAbel', 'Joh Fredersen', 'Antagonist', 'The master of Metropolis.'],
      ['gustavFrohlich', 'Freder', 'Protagonist', 'Fredersen’s son, who goes below.'],
      ['rudolfKleinRogge', 'Rotwang', 'Villain', 'The inventor with the metal hand.'],
      ['fritzRasp', 'The Thin Man', 'Henchman'],
      ['theodorLoos', 'Josaphat', 'Ally'],
      ['heinrichGeorge', 'Grot', 'Supporting', 'Guardian of the Heart Machine.'],
      [
        'brigitteHelm',
        'Maria',
        'Protagonist',
        'A preacher of patience, and the machine made in her image.',
      ],
    ],
  },
  {
    title: 'City Lights',
    released: '1931-01-30',
    duration: 87,
    budget: 1_500_000,
    director: 'charlieChaplin',
    country: 'US',
    genres: ['Comedy', 'Romance', 'Drama'],
    externalIds: { imdb: 'tt0021749' },
    description: [
      'A tramp is taken for a millionaire by a blind flower seller, and for a friend by a real millionaire, who ' +
        'knows him only when drunk. To pay for her cure he sweeps streets and steps into a boxing ring.',
      'Made silent three years after talkies arrived, it ends on a close-up that critics have called the *greatest ' +
        'piece of acting* ever filmed.',
    ],
    cast: [
      ['charlieChaplin', 'The Tramp', 'Protagonist'],
      [
        'virginiaCherrill',
        'The Blind Girl',
        'Love interest',
        'She sells flowers on a street corner.',
      ],
      ['florenceLee', 'The Grandmother', 'Supporting'],
      ['harryMyers', 'The Eccentric Millionaire', 'Supporting', 'Generous drunk, forgetful sober.'],
      ['alErnestGarcia', 'The Butler', 'Supporting'],
      ['hankMann', 'The Prizefighter', 'Opponent'],
    ],
  },
] satisfies readonly FilmFacts[]
