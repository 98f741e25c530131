import type { FilmFacts } from '../facts.ts'

/** From the first sound films to the rubble of the war. */
export const talkies = [
  {
    title: 'M',
    released: '1931-05-11',
    director: 'fritzLang',
    country: 'DE',
    genres: ['Crime', 'Thriller'],
    externalIds: { imdb: 'tt0022100' },
    description: [
      'A murderer of children holds a city in fear, and gives himself away by a tune that he whistles. The police ' +
        'hunt him with maps and magnifying glasses, the underworld with beggars, and the underworld is faster.',
      'Lang’s first sound film uses *silence* as well as any since.',
    ],
    cast: [
      ['peterLorre', 'Hans Beckert', 'Antagonist', 'The murderer, who cannot help himself.'],
      ['ellenWidmann', 'Frau Beckmann', 'Supporting', 'A mother who calls from the stairs.'],
      ['ingeLandgut', 'Elsie Beckmann', 'Victim'],
      ['ottoWernicke', 'Inspector Karl Lohmann', 'Detective'],
      ['theodorLoos', 'Inspector Groeber', 'Detective'],
      ['gustafGrundgens', 'Schränker', 'Antagonist', 'The safecracker who leads the underworld.'],
    ],
  },
  {
    title: 'Citizen Kane',
    released: '1941-05-01',
    duration: 119,
    budget: 839_727,
    director: 'orsonWelles',
    country: 'US',
    genres: ['Drama', 'Mystery'],
    externalIds: { imdb: 'tt0033467', wikidata: 'Q24815' },
    description: [
      'A newspaper magnate dies alone in his unfinished palace with one word on his lips. A reporter asks those who ' +
        'knew him what it meant, and each remembers another man.',
      'Welles was twenty-five when he made it. Deep focus, ceilings, overlapping talk and a life told out of order ' +
        'gave later film-makers a **whole vocabulary**.',
    ],
    cast: [
      [
        'orsonWelles',
        'Charles Foster Kane',
        'Protagonist',
        'A boy taken from the snow, a man who owns everything.',
      ],
      ['josephCotten', 'Jedediah Leland', 'Friend', 'Kane’s oldest friend and his drama critic.'],
      ['dorothyComingore', 'Susan Alexander Kane', 'Love interest'],
      ['agnesMoorehead', 'Mary Kane', 'Mother'],
      ['ruthWarrick', 'Emily Monroe Norton Kane', 'Supporting'],
      ['rayCollins', 'Jim W. Gettys', 'Antagonist', 'The political boss whom Kane runs against.'],
      ['everettSloane', 'Mr. Bernstein', 'Ally'],
      ['georgeCoulouris', 'Walter Parks Thatcher', 'Guardian'],
    ],
  },
  {
    title: 'Casablanca',
    released: '1942-11-26',
    duration: 102,
    director: 'michaelCurtiz',
    country: 'US',
    genres: ['Drama', 'Romance', 'War'],
    externalIds: { imdb: 'tt0034583', wikidata: 'Q132689' },
    description: [
      'Everybody comes to Rick’s: refugees with jewels to sell, officers of two sides, and one night the woman who ' +
        'left him in Paris, with her husband. Rick has two exit papers, and sticks his neck out for nobody.',
      'Written as it was shot, by a cast of whom many were refugees themselves.',
    ],
    cast: [
      [
        'humphreyBogart',
        'Rick Blaine',
        'Protagonist',
        'An American who runs a café and takes no side.',
      ],
      ['ingridBergman', 'Ilsa Lund', 'Love interest'],
      ['paulHenreid', 'Victor Laszlo', 'Hero', 'A leader of the resistance, escaped from a camp.'],
      [
        'claudeRains',
        'Captain Louis Renault',
        'Ally',
        'The prefect of police, shocked to find gambling.',
      ],
      ['conradVeidt', 'Major Heinrich Strasser', 'Villain'],
      ['sydneyGreenstreet', 'Signor Ferrari', 'Supporting', 'Owner of the Blue Parrot.'],
      ['peterLorre', 'Signor Ugarte', 'Supporting', 'He leaves two letters of transit behind.'],
      ['dooleyWilson', 'Sam', 'Friend', 'The pianist, who remembers the song.'],
    ],
  },
  {
    title: 'Bicycle Thieves',
    originalTitle: 'Ladri di biciclette',
    released: '1948-11-24',
    duration: 89,
    director: 'vittorioDeSica',
    country: 'IT',
    genres: ['Drama'],
    externalIds: { imdb: 'tt0040522' },
    description: [
      'In a Rome without work a man is hired to paste up posters, if he has a bicycle. On the first day it is ' +
        'stolen, and he and his small son walk the city to find it.',
      'Played by people from the street, in the street, it is *neorealism* at its plainest and most moving.',
    ],
    cast: [
      ['lambertoMaggiorani', 'Antonio Ricci', 'Protagonist'],
      ['enzoStaiola', 'Bruno Ricci', 'Deuteragonist', 'Antonio’s son, who works at a petrol pump.'],
      ['lianellaCarell', 'Maria Ricci', 'Supporting', 'She pawns the bed linen for the bicycle.'],
      ['ginoSaltamerenda', 'Baiocco', 'Friend'],
      ['vittorioAntonucci', 'The Thief', 'Antagonist'],
    ],
  },
  {
    title: 'The Third Man',
    year: 1949,
    duration: 104,
    director: 'carolReed',
    country: 'GB',
    genres: ['Thriller', 'Mystery', 'Crime'],
    externalIds: { imdb: 'tt0041959' },
    description: [
      'A writer of cheap westerns arrives in occupied Vienna to meet a friend, just in time for his funeral. Two ' +
        'men carried the body, says one witness; a porter saw three.',
      'Tilted cameras, wet cobbles and one *zither* make a ruined city a character of its own.',
    ],
    cast: [
      ['josephCotten', 'Holly Martins', 'Protagonist', 'A novelist who should leave well alone.'],
      ['alidaValli', 'Anna Schmidt', 'Love interest', 'An actress with forged papers.'],
      ['orsonWelles', 'Harry Lime', 'Antagonist'],
      ['trevorHoward', 'Major Calloway', 'Supporting'],
      ['bernardLee', 'Sergeant Paine', 'Supporting', 'A soldier who reads westerns.'],
      ['paulHorbiger', 'Karl, the porter', 'Witness'],
      ['ernstDeutsch', '“Baron” Kurtz', 'Henchman'],
    ],
  },
] satisfies readonly FilmFacts[]
