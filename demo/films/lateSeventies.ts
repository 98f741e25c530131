import type { FilmFacts } from '../facts.ts'

/** Galaxies and zones: 1977 to 1982. */
export const lateSeventies = [
  {
    title: 'The Ascent',
    originalTitle: 'Восхождение',
    year: 1977,
    director: 'larisaShepitko',
    country: 'SUHH',
    genres: ['War', 'Drama'],
    externalIds: { imdb: 'tt0075404' },
    description: [
      'Two partisans leave their unit to find food in the snow of occupied Belarus, and are caught. Each has one ' +
        'night to decide what he will do to live.',
      'Shot in a real winter of forty below, it won the *Golden Bear* in Berlin. It was the last film that Shepitko ' +
        'finished.',
    ],
    cast: [
      ['borisPlotnikov', 'Sotnikov', 'Protagonist', 'A teacher turned gunner.'],
      ['vladimirGostyukhin', 'Rybak', 'Protagonist', 'The stronger of the two.'],
      ['sergeiYakovlev', 'The Village Elder', 'Supporting'],
      ['lyudmilaPolyakova', 'Demchikha', 'Supporting', 'A mother who hid them in her attic.'],
      ['anatolySolonitsyn', 'Portnov', 'Antagonist', 'The investigator.'],
    ],
  },
  {
    title: 'Star Wars',
    released: '1977-05-25',
    duration: 121,
    budget: 11_000_000,
    director: 'georgeLucas',
    country: 'US',
    genres: ['Science Fiction', 'Adventure', 'Action'],
    externalIds: { imdb: 'tt0076759', wikidata: 'Q17738' },
    description: [
      'A farm boy finds a message in a robot: a princess, stolen plans, an old man who was once a knight. With a ' +
        'smuggler and a very tall copilot they set out against a space station the size of a moon.',
      'It opened in a few dozen cinemas, and the *summer* was never the same.',
    ],
    cast: [
      ['markHamill', 'Luke Skywalker', 'Protagonist'],
      ['harrisonFord', 'Han Solo', 'Antihero', 'Captain of the Millennium Falcon.'],
      ['carrieFisher', 'Princess Leia Organa', 'Deuteragonist', 'A leader of the Rebellion.'],
      ['peterCushing', 'Grand Moff Tarkin', 'Villain'],
      ['alecGuinness', 'Obi-Wan Kenobi', 'Mentor'],
      [
        'anthonyDaniels',
        'C-3PO',
        'Supporting',
        'Fluent in over six million forms of communication.',
      ],
      ['peterMayhew', 'Chewbacca', 'Supporting'],
      ['davidProwse', 'Darth Vader', 'Villain', 'The body in the suit; the voice is another’s.'],
    ],
  },
  {
    title: 'Alien',
    released: '1979-05-25',
    duration: 117,
    budget: 11_000_000,
    director: 'ridleyScott',
    country: 'US',
    genres: ['Horror', 'Science Fiction'],
    externalIds: { imdb: 'tt0078748', wikidata: 'Q103569' },
    description: [
      'The crew of an ore freighter is woken half-way home to answer a signal. They bring something back on board, ' +
        'and it grows.',
      'Truckers in space, in rooms that drip and hiss, against a creature designed by *H. R. Giger*; and a warrant ' +
        'officer who goes by the rules.',
    ],
    cast: [
      ['tomSkerritt', 'Dallas', 'Supporting', 'Captain of the Nostromo.'],
      ['sigourneyWeaver', 'Ellen Ripley', 'Protagonist', 'The warrant officer.'],
      ['veronicaCartwright', 'Lambert', 'Supporting'],
      ['harryDeanStanton', 'Brett', 'Supporting'],
      ['johnHurt', 'Kane', 'Victim', 'He looks into the egg.'],
      ['ianHolm', 'Ash', 'Antagonist', 'The science officer.'],
      ['yaphetKotto', 'Parker', 'Supporting'],
    ],
  },
  {
    title: 'Stalker',
    originalTitle: 'Сталкер',
    released: '1979-05-25',
    duration: 161,
    director: 'andreiTarkovsky',
    country: 'SUHH',
    genres: ['Science Fiction', 'Drama'],
    externalIds: { imdb: 'tt0079944' },
    description: [
      'In the fenced-off Zone there is a room that grants the innermost wish. A guide leads a writer and a professor ' +
        'there, never by the straight way, throwing metal nuts ahead of them.',
      'Outside is *sepia*, inside is green. What they want they find out on the threshold.',
    ],
    cast: [
      ['alisaFreindlich', 'The Stalker’s Wife', 'Supporting'],
      ['alexanderKaidanovsky', 'The Stalker', 'Protagonist', 'The guide.'],
      ['anatolySolonitsyn', 'The Writer', 'Deuteragonist'],
      ['nikolaiGrinko', 'The Professor', 'Deuteragonist', 'He carries a heavy rucksack.'],
    ],
  },
  {
    title: 'Blade Runner',
    released: '1982-06-25',
    duration: 117,
    director: 'ridleyScott',
    country: 'US',
    genres: ['Science Fiction', 'Thriller', 'Drama'],
    externalIds: { imdb: 'tt0083658', wikidata: 'Q184843' },
    description: [
      'Los Angeles, November 2019: it rains, the advertisements are as tall as towers, and four replicants have come ' +
        'back to ask their maker for more life. A tired policeman is told to retire them.',
      'A detective story that asks its detective whether he is *human*.',
    ],
    cast: [
      ['harrisonFord', 'Rick Deckard', 'Protagonist', 'A blade runner, called back to work.'],
      ['rutgerHauer', 'Roy Batty', 'Antagonist', 'A combat replicant who wants more life.'],
      ['seanYoung', 'Rachael', 'Love interest'],
      ['edwardJamesOlmos', 'Gaff', 'Supporting', 'He folds paper.'],
      ['mEmmetWalsh', 'Captain Bryant', 'Supporting'],
      ['darylHannah', 'Pris', 'Antagonist'],
      [
        'williamSanderson',
        'J. F. Sebastian',
        'Supporting',
        'A designer who makes his own friends.',
      ],
      ['brionJames', 'Leon Kowalski', 'Antagonist'],
    ],
  },
] satisfies readonly FilmFacts[]
