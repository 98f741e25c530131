import type { FilmFacts } from '../facts.ts'

/** 2005 to 2012. */
export const aughts = [
  {
    title: 'Tsotsi',
    year: 2005,
    duration: 94,
    budget: 3_000_000,
    director: 'gavinHood',
    country: 'ZA',
    genres: ['Crime', 'Drama'],
    externalIds: { imdb: 'tt0468565' },
    description: [
      'A young gangster from a township near Johannesburg steals a car, and finds a baby on the back seat. He keeps ' +
        'it in a paper bag, feeds it condensed milk, and remembers that he had a name.',
      'Set to *kwaito*, after a novel by Athol Fugard.',
    ],
    cast: [
      ['presleyChweneyagae', 'Tsotsi', 'Protagonist', 'The word means “thug”; his name is David.'],
      ['mothusiMagano', 'Boston', 'Supporting', 'Called Teacher Boy.'],
      ['zenzoNgqobe', 'Butcher', 'Antagonist'],
      ['kennethNkosi', 'Aap', 'Friend'],
      ['terryPheto', 'Miriam', 'Deuteragonist', 'A young mother who makes mobiles of glass.'],
    ],
  },
  {
    title: 'Pan’s Labyrinth',
    originalTitle: 'El laberinto del fauno',
    released: '2006-10-20',
    budget: 19_000_000,
    director: 'guillermoDelToro',
    country: 'MX',
    genres: ['Fantasy', 'Drama', 'War'],
    externalIds: { imdb: 'tt0457430' },
    description: [
      'Spain, 1944: a girl comes with her pregnant mother to the mill where her stepfather hunts the last partisans. ' +
        'In an overgrown labyrinth a faun tells her that she is a princess, and sets three tasks.',
      'A fairy tale in which the monster with eyes in his *palms* is not the worst.',
    ],
    cast: [
      ['ivanaBaquero', 'Ofelia', 'Protagonist'],
      ['sergiLopez', 'Captain Vidal', 'Villain', 'Her stepfather, with his father’s watch.'],
      ['maribelVerdu', 'Mercedes', 'Deuteragonist', 'The housekeeper, who carries a knife.'],
      ['dougJones', 'The Faun', 'Ambiguous guide', 'The same actor is the Pale Man.'],
      ['ariadnaGil', 'Carmen', 'Mother'],
      ['alexAngulo', 'Doctor Ferreiro', 'Ally'],
    ],
  },
  {
    title: 'Encounters at the End of the World',
    year: 2007,
    director: 'wernerHerzog',
    country: 'US',
    genres: ['Documentary'],
    externalIds: { imdb: 'tt1093824' },
    description: [
      'Herzog flies to Antarctica and warns that he will make no film about penguins. He meets linguists, divers and ' +
        'truck drivers who have fallen to the bottom of the map, listens to seals that sound like synthesizers, and ' +
        'does meet one *penguin*.',
    ],
    cast: [
      ['wernerHerzog', 'The Narrator', 'Narrator', 'A traveller with questions.'],
      ['samuelBowser', null],
      ['davidAinley', null],
      ['cliveOppenheimer', null],
    ],
  },
  {
    title: 'The Secret in Their Eyes',
    originalTitle: 'El secreto de sus ojos',
    released: '2009-08-13',
    director: 'juanJoseCampanella',
    country: 'AR',
    genres: ['Crime', 'Mystery', 'Romance', 'Drama'],
    externalIds: { imdb: 'tt1305806' },
    description: [
      'A retired court official writes a novel about the case that he could not close, twenty-five years ago, and ' +
        'goes to see the judge whom he has loved as long.',
      'A typewriter without an A, a *football stadium* taken in one breath, and a widower who will not let go.',
    ],
    cast: [
      ['ricardoDarin', 'Benjamín Espósito', 'Protagonist', 'An investigator who wants to write.'],
      ['soledadVillamil', 'Irene Menéndez Hastings', 'Love interest', 'His superior.'],
      ['pabloRago', 'Ricardo Morales', 'Supporting', 'The widower.'],
      ['javierGodino', 'Isidoro Gómez', 'Antagonist'],
      ['guillermoFrancella', 'Pablo Sandoval', 'Friend', 'A colleague, brilliant and drunk.'],
      ['carlaQuevedo', 'Liliana Coloto', 'Victim'],
    ],
  },
  {
    title: 'Uncle Boonmee Who Can Recall His Past Lives',
    originalTitle: 'ลุงบุญมีระลึกชาติ',
    year: 2010,
    director: 'apichatpongWeerasethakul',
    country: 'TH',
    genres: ['Drama', 'Fantasy'],
    externalIds: { imdb: 'tt1588895' },
    description: [
      'A dying farmer sits at supper on his veranda when his dead wife appears at the table, and then his lost son, ' +
        'as a *monkey spirit* with red eyes. Nobody is very surprised.',
      'A princess and a catfish, an ox, a cave: lives that may have been his. It won the Palme d’Or.',
    ],
    cast: [
      ['thanapatSaisaymar', 'Boonmee', 'Protagonist'],
      ['jenjiraPongpas', 'Jen', 'Supporting', 'His sister-in-law.'],
      ['sakdaKaewbuadee', 'Tong', 'Supporting'],
      ['natthakarnAphaiwonk', 'Huay', 'Supporting', 'Boonmee’s late wife.'],
      ['geerasakKulhong', 'Boonsong', 'Supporting', 'His son, come back from the forest.'],
    ],
  },
  {
    title: 'A Separation',
    originalTitle: 'جدایی نادر از سیمین',
    released: '2011-03-16',
    duration: 123,
    director: 'asgharFarhadi',
    country: 'IR',
    genres: ['Drama'],
    externalIds: { imdb: 'tt1832382' },
    description: [
      'She wants to leave the country, he will not leave his father, and a judge will not separate them. He hires a ' +
        'woman to look after the old man; a door, a push and a lie bring two families before the law.',
      'Everybody has *reasons*, and a daughter has to choose.',
    ],
    cast: [
      ['leilaHatami', 'Simin', 'Protagonist'],
      ['peymanMoaadi', 'Nader', 'Protagonist'],
      ['shahabHosseini', 'Hodjat', 'Antagonist', 'Razieh’s husband, out of work.'],
      ['sarehBayat', 'Razieh', 'Deuteragonist', 'She looks after the old man.'],
      ['sarinaFarhadi', 'Termeh', 'Deuteragonist', 'The daughter, eleven years old.'],
      ['merilaZarei', 'Miss Ghahraei', 'Witness', 'Termeh’s teacher.'],
    ],
  },
  {
    title: 'Wadjda',
    originalTitle: 'وجدة',
    year: 2012,
    director: 'haifaaAlMansour',
    country: 'SA',
    genres: ['Drama', 'Comedy', 'Family'],
    externalIds: { imdb: 'tt2258858' },
    description: [
      'A ten-year-old in Riyadh wears sneakers under her abaya and wants a green bicycle, which girls do not ride. ' +
        'There is money to be won for reciting the Koran.',
      'The first feature shot entirely in Saudi Arabia; its director had to work from a **van**, by walkie-talkie.',
    ],
    cast: [
      ['reemAbdullah', 'Wadjda’s Mother', 'Deuteragonist'],
      ['waadMohammed', 'Wadjda', 'Protagonist'],
      ['abdullrahmanAlGohani', 'Abdullah', 'Friend', 'He has a bicycle.'],
      ['ahd', 'Ms. Hussa', 'Antagonist', 'The headmistress.'],
      ['sultanAlAssaf', 'Wadjda’s Father', 'Supporting'],
    ],
  },
] satisfies readonly FilmFacts[]
