import type { FilmFacts } from '../facts.ts'

/** Kitchens, deserts, highways and the first blockbusters: up to 1976. */
export const seventies = [
  {
    title: 'The Godfather',
    released: '1972-03-24',
    duration: 175,
    director: 'francisFordCoppola',
    country: 'US',
    genres: ['Crime', 'Drama'],
    externalIds: { imdb: 'tt0068646', wikidata: 'Q47703' },
    description: [
      'On his daughter’s wedding day a Sicilian can refuse no request. His youngest son, home from the war in ' +
        'uniform, wants no part of the business, until somebody shoots his father.',
      'A family saga and a history of American *trade*, lit so low that faces come out of the dark.',
    ],
    cast: [
      ['marlonBrando', 'Vito Corleone', 'Patriarch'],
      ['alPacino', 'Michael Corleone', 'Protagonist', 'The son who was to stay clean.'],
      ['jamesCaan', 'Sonny Corleone', 'Supporting', 'The eldest, quick to anger.'],
      ['richardCastellano', 'Peter Clemenza', 'Supporting', 'He remembers the cannoli.'],
      ['robertDuvall', 'Tom Hagen', 'Supporting', 'Adopted son and consigliere.'],
      ['dianeKeaton', 'Kay Adams', 'Love interest'],
      ['taliaShire', 'Connie Corleone', 'Supporting'],
      ['johnCazale', 'Fredo Corleone', 'Supporting'],
    ],
  },
  {
    title: 'Touki Bouki',
    year: 1973,
    budget: 30_000,
    director: 'djibrilDiopMambety',
    country: 'SN',
    genres: ['Drama', 'Adventure'],
    externalIds: { imdb: 'tt0070820' },
    description: [
      'A cowherd with zebu horns on his motorcycle and a student in Dakar dream of Paris, and steal their way to ' +
        'the passage. Josephine Baker sings of it again and again.',
      'The title is Wolof for the *journey of the hyena*. Its cuts, sounds and colours obey nobody.',
    ],
    cast: [
      ['magayeNiang', 'Mory', 'Protagonist', 'A cowherd on a horned motorcycle.'],
      ['maremeNiang', 'Anta', 'Protagonist', 'A student who dresses as she likes.'],
      ['aminataFall', 'Aunt Oumy', 'Supporting'],
      ['ousseynouDiop', 'Charlie', 'Supporting', 'The rich man whom they rob.'],
    ],
  },
  {
    title: 'Picnic at Hanging Rock',
    released: '1975-08-08',
    duration: 115,
    director: 'peterWeir',
    country: 'AU',
    genres: ['Mystery', 'Drama'],
    externalIds: { imdb: 'tt0073540' },
    description: [
      'On St Valentine’s Day 1900 the girls of a boarding school go for a picnic below a volcanic rock. Watches ' +
        'stop at noon, three pupils and a teacher climb out of sight, and are gone.',
      'Panpipes, white muslin and heat: a mystery that keeps its *secret*.',
    ],
    cast: [
      ['rachelRoberts', 'Mrs. Appleyard', 'Antagonist', 'The headmistress.'],
      [
        'dominicGuard',
        'Michael Fitzhubert',
        'Protagonist',
        'A young Englishman who goes back to search.',
      ],
      ['helenMorse', 'Mademoiselle de Poitiers', 'Supporting'],
      ['jackiWeaver', 'Minnie', 'Supporting'],
      ['viveanGray', 'Miss McCraw', 'Supporting', 'The teacher of mathematics.'],
      ['anneLouiseLambert', 'Miranda', 'Deuteragonist'],
      ['margaretNelson', 'Sara', 'Supporting', 'The orphan who had to stay behind.'],
      ['johnJarratt', 'Albert Crundall', 'Supporting'],
    ],
  },
  {
    title: 'Jeanne Dielman, 23, quai du Commerce, 1080 Bruxelles',
    year: 1975,
    duration: 201,
    director: 'chantalAkerman',
    country: 'BE',
    genres: ['Drama'],
    externalIds: { imdb: 'tt0073198' },
    description: [
      'Three days of a widow: she peels potatoes, makes the bed, receives a gentleman each afternoon, waits for her ' +
        'son. On the second day the potatoes burn.',
      'Akerman was twenty-five. In 2022 the critics polled by *Sight and Sound* voted it the **greatest film of all ' +
        'time**.',
    ],
    cast: [
      ['delphineSeyrig', 'Jeanne Dielman', 'Protagonist'],
      ['janDecorte', 'Sylvain Dielman', 'Supporting', 'Her son, who reads at table.'],
      ['henriStorck', 'First Caller', 'Supporting'],
      ['jacquesDoniolValcroze', 'Second Caller', 'Supporting'],
      ['yvesBical', 'Third Caller', 'Supporting'],
    ],
  },
  {
    title: 'Sholay',
    originalTitle: 'शोले',
    released: '1975-08-15',
    duration: 204,
    director: 'rameshSippy',
    country: 'IN',
    genres: ['Action', 'Adventure', 'Drama', 'Western'],
    externalIds: { imdb: 'tt0073707' },
    description: [
      'A retired police officer hires two small-time crooks to catch, alive, the bandit who destroyed his family. ' +
        'Before they do there are songs, a chatterbox with a horse cart, and a coin that decides everything.',
      'It ran in one Bombay cinema for more than **five years**, and half of India can recite it.',
    ],
    cast: [
      ['dharmendra', 'Veeru', 'Protagonist', 'The loud one of the two.'],
      ['sanjeevKumar', 'Thakur Baldev Singh', 'Mentor', 'The officer who hires them.'],
      [
        'hemaMalini',
        'Basanti',
        'Love interest',
        'She drives a horse cart and never stops talking.',
      ],
      ['amitabhBachchan', 'Jai', 'Protagonist', 'The quiet one, who tosses the coin.'],
      ['jayaBhaduri', 'Radha', 'Love interest', 'The Thakur’s widowed daughter-in-law.'],
      ['amjadKhan', 'Gabbar Singh', 'Villain', 'The bandit in the ravines.'],
    ],
  },
] satisfies readonly FilmFacts[]
