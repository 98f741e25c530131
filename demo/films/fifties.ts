import type { FilmFacts } from '../facts.ts'

/** The decade in which the whole world's cinema met at festivals. */
export const fifties = [
  {
    title: 'Tokyo Story',
    originalTitle: '東京物語',
    released: '1953-11-03',
    duration: 136,
    director: 'yasujiroOzu',
    country: 'JP',
    genres: ['Drama'],
    externalIds: { imdb: 'tt0046438' },
    description: [
      'An old couple travels from the Inland Sea to visit their grown children in Tokyo, who are busy. Only their ' +
        'daughter-in-law, widowed by the war, takes a day off for them.',
      'The camera sits low and hardly ever moves. Nobody raises a voice, and *everything* is said.',
    ],
    cast: [
      ['chishuRyu', 'Shukichi Hirayama', 'Protagonist', 'A retired official from Onomichi.'],
      ['chiekoHigashiyama', 'Tomi Hirayama', 'Protagonist', 'His wife.'],
      ['setsukoHara', 'Noriko', 'Deuteragonist', 'The widow of their second son.'],
      [
        'harukoSugimura',
        'Shige Kaneko',
        'Supporting',
        'The eldest daughter, who runs a beauty parlour.',
      ],
      ['soYamamura', 'Koichi Hirayama', 'Supporting', 'The eldest son, a doctor.'],
      ['kyokoKagawa', 'Kyoko Hirayama', 'Supporting', 'The youngest daughter, a teacher.'],
    ],
  },
  {
    title: 'Seven Samurai',
    originalTitle: '七人の侍',
    released: '1954-04-26',
    duration: 207,
    director: 'akiraKurosawa',
    country: 'JP',
    genres: ['Action', 'Drama', 'Adventure'],
    externalIds: { imdb: 'tt0047478', wikidata: 'Q189540' },
    description: [
      'Farmers who expect bandits at the next harvest hire masterless samurai for three meals a day. Seven come: ' +
        'they draw maps, train the village, count the enemy, and wait for the rain.',
      'The team that is gathered one by one for a hopeless task has been remade ever since, rarely with such **mud**.',
    ],
    cast: [
      [
        'toshiroMifune',
        'Kikuchiyo',
        'Protagonist',
        'A farmer’s son with a sword too long for him.',
      ],
      ['takashiShimura', 'Kambei Shimada', 'Leader', 'A tired veteran who has lost every battle.'],
      ['keikoTsushima', 'Shino', 'Love interest', 'Her father cuts her hair to hide her.'],
      ['daisukeKato', 'Shichiroji', 'Ally'],
      ['isaoKimura', 'Katsushiro Okamoto', 'Ally', 'The youngest, who asks to be a disciple.'],
      ['minoruChiaki', 'Heihachi Hayashida', 'Ally'],
      ['seijiMiyaguchi', 'Kyuzo', 'Ally', 'A swordsman who cares only for his art.'],
      ['yoshioInaba', 'Gorobei Katayama', 'Ally'],
    ],
  },
  {
    title: 'Pather Panchali',
    originalTitle: 'পথের পাঁচালী',
    released: '1955-08-26',
    duration: 125,
    director: 'satyajitRay',
    country: 'IN',
    genres: ['Drama'],
    externalIds: { imdb: 'tt0048473' },
    description: [
      'Apu and his sister Durga grow up in a village of Bengal, between a father full of plans, a mother full of ' +
        'worry and a very old aunt. One day they run through white grass to see a *train*.',
      'Ray began it on weekends with a borrowed camera and his own savings; it is the first part of the Apu Trilogy.',
    ],
    cast: [
      ['kanuBanerjee', 'Harihar Roy', 'Father', 'A priest who would rather write plays.'],
      ['karunaBanerjee', 'Sarbajaya', 'Mother'],
      ['subirBanerjee', 'Apu', 'Protagonist'],
      ['umaDasgupta', 'Durga', 'Deuteragonist', 'Apu’s elder sister.'],
      [
        'chunibalaDevi',
        'Indir Thakrun',
        'Supporting',
        'The old aunt, always on the point of leaving.',
      ],
    ],
  },
  {
    title: 'The Seventh Seal',
    originalTitle: 'Det sjunde inseglet',
    released: '1957-02-16',
    duration: 96,
    budget: 150_000,
    director: 'ingmarBergman',
    country: 'SE',
    genres: ['Drama', 'Fantasy', 'History'],
    externalIds: { imdb: 'tt0050976' },
    description: [
      'A knight comes home from the crusades to a land with the plague, and finds Death waiting on the beach. He ' +
        'offers a game of chess, to win time for one deed that means something.',
      'For all its dread it keeps room for wild strawberries, milk, and a family of players in a wagon.',
    ],
    cast: [
      [
        'gunnarBjornstrand',
        'Jöns',
        'Deuteragonist',
        'The knight’s squire, who believes in nothing.',
      ],
      ['bengtEkerot', 'Death', 'Antagonist'],
      ['nilsPoppe', 'Jof', 'Supporting', 'A juggler who sees visions.'],
      ['maxVonSydow', 'Antonius Block', 'Protagonist', 'A knight who wants knowledge, not faith.'],
      ['bibiAndersson', 'Mia', 'Supporting', 'Jof’s wife.'],
      ['ingaLandgre', 'Karin', 'Supporting', 'The knight’s wife, who has waited ten years.'],
      ['gunnelLindblom', 'The Mute Girl', 'Supporting'],
    ],
  },
  {
    title: 'Cairo Station',
    originalTitle: 'باب الحديد',
    released: '1958-01-20',
    director: 'youssefChahine',
    country: 'EG',
    genres: ['Drama', 'Crime', 'Thriller'],
    externalIds: { imdb: 'tt0051390' },
    description: [
      'Among the porters, travellers and lemonade sellers of Cairo’s main station a lame newspaper vendor falls ' +
        'for a woman who laughs at him, and his longing turns dangerous.',
      'Part portrait of workers forming a union, part *thriller*, and all of it within one day and one place.',
    ],
    cast: [
      ['faridShawki', 'Abu Siri', 'Supporting', 'A porter who wants a union.'],
      ['hindRostom', 'Hannuma', 'Deuteragonist', 'She sells cold drinks without a licence.'],
      ['youssefChahine', 'Qinawi', 'Protagonist', 'The newspaper vendor.'],
      ['hassanElBaroudi', 'Madbouli', 'Narrator', 'Owner of the newspaper stand.'],
    ],
  },
  {
    title: 'The 400 Blows',
    originalTitle: 'Les Quatre Cents Coups',
    released: '1959-06-03',
    duration: 99,
    director: 'francoisTruffaut',
    country: 'FR',
    genres: ['Drama'],
    externalIds: { imdb: 'tt0053198' },
    description: [
      'Antoine, twelve, lies to his teacher, to his parents and to the police, and is believed least when he tells ' +
        'the truth. Paris is his playground until a typewriter has to be carried back.',
      'Truffaut’s first feature is his own boyhood, and its last image, *frozen*, opened the New Wave.',
    ],
    cast: [
      ['jeanPierreLeaud', 'Antoine Doinel', 'Protagonist'],
      ['claireMaurier', 'Gilberte Doinel', 'Mother'],
      ['albertRemy', 'Julien Doinel', 'Father'],
      ['guyDecomble', 'The Teacher', 'Antagonist', 'The boys call him “Petite Feuille”.'],
      ['patrickAuffay', 'René Bigey', 'Friend'],
      ['georgesFlamant', 'Monsieur Bigey', 'Supporting'],
    ],
  },
] satisfies readonly FilmFacts[]
