import type { FilmFacts } from '../facts.ts'

/** Angels, banquets and streets: 1987 to 1991. */
export const eighties = [
  {
    title: 'Wings of Desire',
    originalTitle: 'Der Himmel über Berlin',
    year: 1987,
    duration: 128,
    director: 'wimWenders',
    country: 'DE',
    genres: ['Fantasy', 'Romance', 'Drama'],
    externalIds: { imdb: 'tt0093191' },
    description: [
      'Two angels in overcoats listen to the thoughts of a divided Berlin: in the library, on the underground, in a ' +
        'circus. One of them has had enough of eternity, and falls for a trapeze artist.',
      'Angels see in black and white. *Colour* is for those who can drink coffee and bleed.',
    ],
    cast: [
      ['brunoGanz', 'Damiel', 'Protagonist', 'An angel who would like to be heavy.'],
      [
        'solveigDommartin',
        'Marion',
        'Love interest',
        'A trapeze artist with chicken-feather wings.',
      ],
      ['ottoSander', 'Cassiel', 'Friend', 'The angel who stays.'],
      ['curtBois', 'Homer', 'Supporting', 'The old storyteller.'],
      ['peterFalk', null],
    ],
  },
  {
    title: 'Babette’s Feast',
    originalTitle: 'Babettes gæstebud',
    released: '1987-08-28',
    duration: 103,
    director: 'gabrielAxel',
    country: 'DK',
    genres: ['Drama', 'Romance'],
    externalIds: { imdb: 'tt0092603' },
    description: [
      'Two pious sisters on the coast of Jutland take in a refugee from Paris, who cooks them ale-and-bread soup for ' +
        'fourteen years. Then she wins the lottery, and asks to make one real French dinner.',
      'Turtle soup, quails in a sarcophagus, and guests who have sworn not to *notice* the taste.',
    ],
    cast: [
      ['stephaneAudran', 'Babette Hersant', 'Protagonist', 'A cook with a past.'],
      ['birgitteFederspiel', 'Martine', 'Deuteragonist'],
      ['bodilKjer', 'Filippa', 'Deuteragonist'],
      [
        'jarlKulle',
        'General Lorens Löwenhielm',
        'Supporting',
        'The one guest who knows what he eats.',
      ],
      ['jeanPhilippeLafont', 'Achille Papin', 'Supporting', 'An opera singer on holiday.'],
      ['bibiAndersson', 'A Lady of the Swedish Court', 'Supporting'],
    ],
  },
  {
    title: 'Salaam Bombay!',
    originalTitle: 'सलाम बॉम्बे!',
    year: 1988,
    duration: 113,
    director: 'miraNair',
    country: 'IN',
    genres: ['Drama', 'Crime'],
    externalIds: { imdb: 'tt0096028' },
    description: [
      'Left behind by a circus, a boy buys a ticket to the nearest big city and carries tea in the lanes around the ' +
        'station. He needs five hundred rupees to go home.',
      'The children came from the streets they play in; the film’s earnings founded a *trust* for them.',
    ],
    cast: [
      ['shafiqSyed', 'Krishna, called Chaipau', 'Protagonist', 'A boy who delivers tea.'],
      ['hansaVithal', 'Manju', 'Supporting'],
      ['chandaSharma', 'Sola Saal', 'Supporting', 'Her name means “sweet sixteen”.'],
      ['raghuvirYadav', 'Chillum', 'Friend'],
      ['anitaKanwar', 'Rekha', 'Supporting', 'Manju’s mother.'],
      ['nanaPatekar', 'Baba', 'Antagonist', 'The local boss.'],
    ],
  },
  {
    title: 'Do the Right Thing',
    year: 1989,
    duration: 120,
    director: 'spikeLee',
    country: 'US',
    genres: ['Drama', 'Comedy'],
    externalIds: { imdb: 'tt0097216' },
    description: [
      'The hottest day of the year on one block in Brooklyn. There are only Italians on the wall of Sal’s pizzeria, ' +
        'a radio that is too loud, and ice that melts.',
      'Funny and bright as a mural until the moment it is **not**. It ends with two quotations that disagree.',
    ],
    cast: [
      ['dannyAiello', 'Sal', 'Deuteragonist', 'Owner of the pizzeria.'],
      ['ossieDavis', 'Da Mayor', 'Supporting', 'He always does the right thing.'],
      ['rubyDee', 'Mother Sister', 'Supporting', 'She watches from her window.'],
      ['giancarloEsposito', 'Buggin’ Out', 'Supporting', 'He asks about the wall.'],
      ['spikeLee', 'Mookie', 'Protagonist', 'He delivers the pizzas.'],
      ['billNunn', 'Radio Raheem', 'Supporting', 'Love on one hand, hate on the other.'],
      ['johnTurturro', 'Pino', 'Antagonist', 'Sal’s elder son.'],
      ['samuelLJackson', 'Mister Señor Love Daddy', 'Narrator', 'The DJ of We Love Radio.'],
    ],
  },
  {
    title: 'Raise the Red Lantern',
    originalTitle: '大红灯笼高高挂',
    year: 1991,
    duration: 125,
    director: 'zhangYimou',
    country: 'CN',
    genres: ['Drama', 'Romance', 'History'],
    externalIds: { imdb: 'tt0101640' },
    description: [
      'China in the 1920s: a student whose father has died becomes the fourth wife in a rich house. Each evening ' +
        'red lanterns are lit before the door of the wife with whom the master will stay.',
      'A palace seen in strict symmetry, a master whose face is *never shown*, and wives who are one another’s only ' +
        'enemies.',
    ],
    cast: [
      ['gongLi', 'Songlian', 'Protagonist', 'The fourth mistress.'],
      ['heSaifei', 'Meishan', 'Deuteragonist', 'The third mistress, once an opera singer.'],
      ['caoCuifen', 'Zhuoyun', 'Antagonist', 'The second mistress.'],
      ['jinShuyuan', 'Yuru', 'Supporting', 'The first mistress.'],
      ['kongLin', 'Yan’er', 'Supporting', 'Songlian’s maid.'],
      ['maJingwu', 'Chen Zuoqian', 'Supporting', 'The master.'],
    ],
  },
] satisfies readonly FilmFacts[]
