import type { PersonFacts } from '../facts.ts'

/** People of Australian and New Zealand cinema. */
export const oceania = {
  annaPaquin: ['Anna', 'Paquin', 'female', 'NZ', '1982-07-24'],
  anneLouiseLambert: ['Anne-Louise', 'Lambert', 'female', 'AU'],
  cateBlanchett: ['Cate', 'Blanchett', 'female', 'AU', '1969-05-14'],
  genevieveLemon: ['Geneviève', 'Lemon', 'female', 'AU'],
  helenMorse: ['Helen', 'Morse', 'female', 'AU', '1947-01-24'],
  jackiWeaver: ['Jacki', 'Weaver', 'female', 'AU', '1947-05-25'],
  janeCampion: ['Jane', 'Campion', 'female', 'NZ', '1954-04-30'],
  johnJarratt: ['John', 'Jarratt', 'male', 'AU'],
  kerryWalker: ['Kerry', 'Walker', 'female', 'AU'],
  margaretNelson: ['Margaret', 'Nelson', 'female', 'AU'],
  margotRobbie: ['Margot', 'Robbie', 'female', 'AU', '1990-07-02'],
  peterJackson: ['Peter', 'Jackson', 'male', 'NZ', '1961-10-31'],
  peterWeir: ['Peter', 'Weir', 'male', 'AU', '1944-08-21'],
  samNeill: ['Sam', 'Neill', 'male', 'NZ', '1947-09-14'],
} as const satisfies Record<string, PersonFacts>
