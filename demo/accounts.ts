/** People who use the demo catalogue. They are made up. */
export type AccountFacts = {
  username: string
  role: 'editor' | 'member'
  /** Titles of films. */
  favorites: readonly string[]
}

export const accounts: readonly AccountFacts[] = [
  { username: 'editor', role: 'editor', favorites: ['Citizen Kane', 'Tokyo Story', '8½'] },
  {
    username: 'matinee',
    role: 'member',
    favorites: ['Casablanca', 'Amélie', 'Sholay', 'Barbie', 'City Lights', 'Babette’s Feast'],
  },
  {
    username: 'nightowl',
    role: 'member',
    favorites: ['Alien', 'Psycho', 'Blade Runner', 'M', 'Parasite'],
  },
  {
    username: 'subtitles',
    role: 'member',
    favorites: [
      'Seven Samurai',
      'In the Mood for Love',
      'Pather Panchali',
      'Stalker',
      'Touki Bouki',
    ],
  },
]
