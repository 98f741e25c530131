import type { FilmFacts } from '../facts.ts'

/** 2000 to 2002. */
export const millennium = [
  {
    title: 'In the Mood for Love',
    originalTitle: '花樣年華',
    released: '2000-09-29',
    duration: 98,
    director: 'wongKarWai',
    country: 'HK',
    genres: ['Drama', 'Romance'],
    externalIds: { imdb: 'tt0118694' },
    description: [
      'Hong Kong, 1962: a man and a woman move into neighbouring rooms on the same day and come to see that his wife ' +
        'and her husband are together. They rehearse how it may have begun.',
      'Corridors, noodles in a flask, the rain, the same *waltz*, and one dress after another.',
    ],
    cast: [
      ['tonyLeung', 'Chow Mo-wan', 'Protagonist', 'A journalist.'],
      ['maggieCheung', 'Su Li-zhen', 'Protagonist', 'A secretary, Mrs. Chan to her neighbours.'],
      ['rebeccaPan', 'Mrs. Suen', 'Supporting', 'The landlady.'],
      ['laiChen', 'Mr. Ho', 'Supporting', 'Her employer.'],
      ['siuPingLam', 'Ah Ping', 'Friend', 'Chow’s colleague.'],
    ],
  },
  {
    title: 'Amélie',
    originalTitle: 'Le Fabuleux Destin d’Amélie Poulain',
    released: '2001-04-25',
    duration: 122,
    budget: 10_000_000,
    director: 'jeanPierreJeunet',
    country: 'FR',
    genres: ['Comedy', 'Romance'],
    externalIds: { imdb: 'tt0211915', wikidata: 'Q484048' },
    description: [
      'A waitress in Montmartre finds a tin of childhood treasures behind a tile and brings it back to its owner. ' +
        'From then on she meddles in other people’s luck; her own is harder.',
      'Green and red and gold, with a travelling *garden gnome*.',
    ],
    cast: [
      [
        'audreyTautou',
        'Amélie Poulain',
        'Protagonist',
        'She likes to crack the crust of a crème brûlée.',
      ],
      ['mathieuKassovitz', 'Nino Quincampoix', 'Love interest', 'He collects torn-up photographs.'],
      ['rufus', 'Raphaël Poulain', 'Father'],
      [
        'sergeMerlin',
        'Raymond Dufayel',
        'Mentor',
        'The man of glass, who paints one Renoir a year.',
      ],
      ['jamelDebbouze', 'Lucien', 'Friend', 'The grocer’s assistant.'],
      ['claireMaurier', 'Suzanne', 'Supporting', 'Owner of the café.'],
      ['isabelleNanty', 'Georgette', 'Supporting', 'She sells tobacco, and is often ill.'],
      ['dominiquePinon', 'Joseph', 'Supporting', 'A jealous regular with a tape recorder.'],
    ],
  },
  {
    title: 'Spirited Away',
    originalTitle: '千と千尋の神隠し',
    released: '2001-07-20',
    duration: 125,
    director: 'hayaoMiyazaki',
    country: 'JP',
    genres: ['Animation', 'Fantasy', 'Family', 'Adventure'],
    externalIds: { imdb: 'tt0245429', wikidata: 'Q155653' },
    description: [
      'On the way to a new home a girl’s parents eat what was laid out for gods, and turn into pigs. To save them ' +
        'she signs away her name and scrubs floors in a bathhouse for spirits.',
      'Stink spirits, soot sprites, a *train over the water*: a world that explains nothing and holds together.',
    ],
    cast: [
      ['rumiHiiragi', 'Chihiro Ogino', 'Protagonist', 'Ten years old, Sen to her employer.'],
      ['miyuIrino', 'Haku', 'Deuteragonist', 'A boy who has forgotten his name.'],
      ['mariNatsuki', 'Yubaba', 'Antagonist', 'Witch and owner of the bathhouse.'],
      ['takashiNaito', 'Akio Ogino', 'Father'],
      ['yasukoSawaguchi', 'Yuko Ogino', 'Mother'],
      ['buntaSugawara', 'Kamaji', 'Ally', 'The six-armed man who keeps the boiler.'],
    ],
  },
  {
    title: 'The Lord of the Rings: The Fellowship of the Ring',
    released: '2001-12-19',
    duration: 178,
    budget: 93_000_000,
    director: 'peterJackson',
    country: 'NZ',
    genres: ['Fantasy', 'Adventure', 'Action'],
    externalIds: { imdb: 'tt0120737', wikidata: 'Q127367' },
    description: [
      'A hobbit inherits a ring that an enemy wants back and that has to be destroyed where it was made. Nine set ' +
        'out from Rivendell, and the mountains of *New Zealand* stand in for Middle-earth.',
      'The first of three films shot together over more than a year.',
    ],
    cast: [
      ['elijahWood', 'Frodo Baggins', 'Protagonist', 'A hobbit, bearer of the Ring.'],
      ['ianMcKellen', 'Gandalf', 'Mentor'],
      ['livTyler', 'Arwen', 'Love interest'],
      ['viggoMortensen', 'Aragorn', 'Hero', 'A ranger and an heir.'],
      ['seanAstin', 'Samwise Gamgee', 'Deuteragonist', 'A gardener who promised not to leave.'],
      ['cateBlanchett', 'Galadriel', 'Ally', 'Lady of Lothlórien.'],
      ['christopherLee', 'Saruman', 'Villain'],
      ['ianHolm', 'Bilbo Baggins', 'Supporting'],
    ],
  },
  {
    title: 'Atanarjuat: The Fast Runner',
    originalTitle: 'ᐊᑕᓈᕐᔪᐊᑦ',
    year: 2001,
    director: 'zachariasKunuk',
    country: 'CA',
    genres: ['Drama', 'Adventure', 'Fantasy'],
    externalIds: { imdb: 'tt0285441' },
    description: [
      'An old curse divides a camp in the Arctic; two brothers and the leader’s son are rivals for the same woman. ' +
        'One night a man runs for his life, barefoot and naked across the sea ice.',
      'A legend handed down for centuries, and the **first feature in Inuktitut**.',
    ],
    cast: [
      ['natarUngalaaq', 'Atanarjuat', 'Protagonist', 'The fast runner.'],
      ['sylviaIvalu', 'Atuat', 'Love interest'],
      ['peterHenryArnatsiaq', 'Oki', 'Antagonist', 'The leader’s son.'],
      ['lucyTulugarjuk', 'Puja', 'Antagonist', 'Oki’s sister.'],
      ['madelineIvalu', 'Panikpak', 'Supporting', 'She keeps the stories.'],
    ],
  },
  {
    title: 'City of God',
    originalTitle: 'Cidade de Deus',
    released: '2002-08-30',
    duration: 130,
    budget: 3_300_000,
    director: 'fernandoMeirelles',
    country: 'BR',
    genres: ['Crime', 'Drama'],
    externalIds: { imdb: 'tt0317248' },
    description: [
      'Two boys from the same estate of Rio de Janeiro: one wants to take photographs, the other to own the place. ' +
        'Twenty years of it, told by the one who lives to print them.',
      'Most of the cast came from the *favelas* and improvised their lines.',
    ],
    cast: [
      ['alexandreRodrigues', 'Rocket', 'Narrator', 'Buscapé, who wants to be a photographer.'],
      ['leandroFirmino', 'Li’l Zé', 'Villain', 'Zé Pequeno, who wants it all.'],
      ['phellipeHaagensen', 'Benny', 'Supporting', 'Bené, the coolest hood in town.'],
      ['douglasSilva', 'Li’l Dice', 'Antagonist', 'Dadinho: Li’l Zé as a child.'],
      ['jonathanHaagensen', 'Shaggy', 'Supporting', 'Cabeleira.'],
      ['matheusNachtergaele', 'Carrot', 'Antagonist', 'Sandro Cenoura, a rival.'],
      ['seuJorge', 'Knockout Ned', 'Antihero', 'Mané Galinha, a bus conductor.'],
      ['aliceBraga', 'Angélica', 'Love interest'],
    ],
  },
] satisfies readonly FilmFacts[]
