import type { FilmFacts } from '../facts.ts'

/** 2015 to 2019. */
export const teens = [
  {
    title: 'Embrace of the Serpent',
    originalTitle: 'El abrazo de la serpiente',
    released: '2015-05-21',
    duration: 125,
    director: 'ciroGuerra',
    country: 'CO',
    genres: ['Adventure', 'Drama', 'History'],
    externalIds: { imdb: 'tt4285496' },
    description: [
      'Twice, some thirty years apart, the last shaman of his people takes a foreign scientist up the Amazon in search of ' +
        'a sacred plant. The first time he is angry; the second time he has forgotten.',
      'Shot in black and white, because no *green* on film could be the green of the forest.',
    ],
    cast: [
      ['nilbioTorres', 'Young Karamakate', 'Protagonist'],
      ['antonioBolivar', 'Old Karamakate', 'Protagonist'],
      ['janBijvoet', 'Theo', 'Deuteragonist', 'After the ethnographer Theodor Koch-Grünberg.'],
      ['brionneDavis', 'Evan', 'Deuteragonist', 'After the botanist Richard Evans Schultes.'],
      ['yauenkuMigue', 'Manduca', 'Supporting'],
    ],
  },
  {
    title: 'Moonlight',
    released: '2016-10-21',
    duration: 111,
    director: 'barryJenkins',
    country: 'US',
    genres: ['Drama'],
    externalIds: { imdb: 'tt4975722' },
    description: [
      'A boy in Miami in three chapters and under three names: *Little*, *Chiron*, *Black*. A dealer teaches him to ' +
        'swim, a friend touches his hand, and years later the telephone rings.',
      'On Oscar night another film was announced first.',
    ],
    cast: [
      ['trevanteRhodes', 'Black', 'Protagonist', 'Chiron as a man.'],
      ['andreHolland', 'Kevin', 'Love interest'],
      ['janelleMonae', 'Teresa', 'Supporting'],
      ['ashtonSanders', 'Chiron', 'Protagonist', 'At sixteen.'],
      ['jharrelJerome', 'Kevin, sixteen', 'Love interest'],
      ['alexHibbert', 'Little', 'Protagonist', 'Chiron as a child.'],
      ['naomieHarris', 'Paula', 'Mother'],
      ['mahershalaAli', 'Juan', 'Mentor'],
    ],
  },
  {
    title: 'Marlina the Murderer in Four Acts',
    originalTitle: 'Marlina si Pembunuh dalam Empat Babak',
    released: '2017-11-16',
    director: 'moulySurya',
    country: 'ID',
    genres: ['Western', 'Drama', 'Thriller'],
    description: [
      'Seven robbers come to a widow’s house in the hills of Sumba, for her cattle and for herself. She cooks for ' +
        'them. Next morning she sets out for the police with a head under her arm.',
      'A *western* of the East, with a mummy, a pregnant friend and a headless ghost who plays the lute.',
    ],
    cast: [
      ['marshaTimothy', 'Marlina', 'Protagonist'],
      ['deaPanendra', 'Novi', 'Deuteragonist', 'A neighbour, ten months pregnant.'],
      ['egyFedly', 'Markus', 'Villain'],
      ['yogaPratama', 'Franz', 'Antagonist'],
    ],
  },
  {
    title: 'Rafiki',
    year: 2018,
    director: 'wanuriKahiu',
    country: 'KE',
    genres: ['Drama', 'Romance'],
    externalIds: { imdb: 'tt8286894' },
    description: [
      'Kena fixes skateboards and plays football, Ziki has pink braids and dances on roofs; their fathers stand for ' +
        'the same seat. In Nairobi, where everybody watches, they fall in love.',
      'The title is Swahili for *friend*. Banned at home, it became the first Kenyan film shown at Cannes.',
    ],
    cast: [
      ['samanthaMugatsia', 'Kena Mwaura', 'Protagonist'],
      ['sheilaMunyiva', 'Ziki Okemi', 'Protagonist'],
      ['jimmyGathu', 'John Mwaura', 'Father', 'A shopkeeper who runs for office.'],
      ['niniWacera', 'Mercy Mwaura', 'Mother'],
      ['dennisMusyoka', 'Peter Okemi', 'Father', 'The other candidate.'],
      ['nevilleMisati', 'Blacksta', 'Friend'],
    ],
  },
  {
    title: 'Capernaum',
    originalTitle: 'كفرناحوم',
    year: 2018,
    duration: 126,
    budget: 4_000_000,
    director: 'nadineLabaki',
    country: 'LB',
    genres: ['Drama'],
    externalIds: { imdb: 'tt8267604' },
    description: [
      'A boy of about twelve, who has no papers, sues his parents for having been born. How he came to court is a ' +
        'journey through Beirut with a baby on a *skateboard*.',
      'Its star was a refugee who could not yet write his name.',
    ],
    cast: [
      ['zainAlRafeea', 'Zain El Hajj', 'Protagonist'],
      ['yordanosShiferaw', 'Rahil', 'Deuteragonist', 'An Ethiopian cleaner without papers.'],
      ['boluwatifeTreasureBankole', 'Yonas', 'Supporting', 'Rahil’s baby.'],
      ['kawsarAlHaddad', 'Souad', 'Mother'],
      ['fadiYoussef', 'Selim', 'Father'],
      ['nadineLabaki', 'Nadine', 'Supporting', 'The lawyer.'],
    ],
  },
  {
    title: 'Parasite',
    originalTitle: '기생충',
    released: '2019-05-30',
    duration: 132,
    director: 'bongJoonHo',
    country: 'KR',
    genres: ['Thriller', 'Comedy', 'Drama'],
    externalIds: { imdb: 'tt6751668', wikidata: 'Q61448040' },
    description: [
      'A family in a half-basement folds pizza boxes and looks for free wireless. The son becomes a tutor in a house ' +
        'on the hill, and soon the rest of the family is employed there too, as strangers.',
      'Everything goes up or down *stairs*. It was the **first film not in English** to win the Oscar for best picture.',
    ],
    cast: [
      ['songKangHo', 'Kim Ki-taek', 'Protagonist', 'A father without a plan.'],
      ['leeSunKyun', 'Park Dong-ik', 'Supporting', 'He runs a technology company.'],
      ['choYeoJeong', 'Choi Yeon-gyo', 'Supporting', 'His wife, simple and kind.'],
      ['choiWooShik', 'Kim Ki-woo', 'Protagonist', 'The tutor.'],
      ['parkSoDam', 'Kim Ki-jung', 'Protagonist', 'The art therapist.'],
      ['leeJungEun', 'Gook Moon-gwang', 'Supporting', 'The housekeeper.'],
      ['jangHyeJin', 'Chung-sook', 'Protagonist', 'A mother, once a hammer thrower.'],
    ],
  },
  {
    title: 'Portrait of a Lady on Fire',
    originalTitle: 'Portrait de la jeune fille en feu',
    released: '2019-09-18',
    director: 'celineSciamma',
    country: 'FR',
    genres: ['Drama', 'Romance', 'History'],
    externalIds: { imdb: 'tt8613070' },
    description: [
      'Brittany, about 1770: a painter is hired to make the wedding portrait of a woman who refuses to sit. She must ' +
        'look at her by day and paint by night from memory.',
      'There is hardly a man on screen and hardly any music, until there is, and *both looks* meet.',
    ],
    cast: [
      ['noemieMerlant', 'Marianne', 'Protagonist', 'The painter.'],
      ['adeleHaenel', 'Héloïse', 'Protagonist', 'She will not pose.'],
      ['luanaBajrami', 'Sophie', 'Supporting', 'The maid.'],
      ['valeriaGolino', 'The Countess', 'Supporting', 'Héloïse’s mother.'],
    ],
  },
] satisfies readonly FilmFacts[]
