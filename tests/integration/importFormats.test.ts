import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { emptyCatalogue } from '../support/imports.ts'

const films = (...list: object[]) => JSON.stringify(list, null, 2)
const basics =
  'tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres'
const crew = 'tconst\tdirectors\twriters'
const principals = 'tconst\tordering\tnconst\tcategory\tjob\tcharacters'
const names = 'nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles'
const table = (...lines: string[]) => `${lines.join('\n')}\n`

const castOf = `
  select m.title, c."order"::int as place, p.name as actor, h.name as character
  from castings c join movies m on m.id = c.movie_id left join persons p on p.id = c.actor_id
  left join characters h on h.id = c.character_id order by m.title, c."order", h.name`

it('Wikipedia’s films come with text, genres and cast, a person of one name once', async () => {
  const catalogue = await emptyCatalogue()
  const { counts } = await catalogue.take({
    'films.json': films(
      {
        title: 'Alien',
        year: 1979,
        cast: ['Tom Skerritt', 'Sigourney Weaver', 'Tom Skerritt'],
        genres: ['Horror', 'Science Fiction'],
        href: 'Alien_(film)',
        extract: 'In space.\n\nNobody hears.',
      },
      { title: 'Aliens', year: 1986, cast: ['Sigourney Weaver'], genres: ['Horror'] },
    ),
  })
  expect(counts).toEqual({
    movies: { created: 2 },
    persons: { created: 2 },
    castings: { created: 3 },
    rejected: 0,
    notStored: { 'cast entries that repeat another': 1 },
  })
  expect(await catalogue.rows(castOf)).toEqual([
    { title: 'Alien', place: 1, actor: 'Tom Skerritt', character: null },
    { title: 'Alien', place: 2, actor: 'Sigourney Weaver', character: null },
    { title: 'Aliens', place: 1, actor: 'Sigourney Weaver', character: null },
  ])
  expect(
    await catalogue.rows(`
      select title, year::int, description_text as text, external_ids_wikipedia as page,
        (select array_agg(g.name order by r."order") from movies_rels r join genres g on g.id = r.genres_id
          where r.parent_id = m.id)::text[] as genres
      from movies m order by title`),
  ).toEqual([
    {
      title: 'Alien',
      year: 1979,
      text: 'In space.\n\nNobody hears.',
      page: 'Alien_(film)',
      genres: ['Horror', 'Science Fiction'],
    },
    { title: 'Aliens', year: 1986, text: null, page: null, genres: ['Horror'] },
  ])
})

it('IMDb’s tables come together in any order, films only, each part a character of its own', async () => {
  const catalogue = await emptyCatalogue()
  const { counts } = await catalogue.take({
    'name.basics.tsv': table(
      names,
      'nm0000244\tSigourney Weaver\t1949\t\\N\tactress\ttt0078748',
      'nm0000631\tRidley Scott\t1937\t\\N\tdirector\ttt0078748',
      'nm0000999\tNobody Asked\t1937\t\\N\tactor\t\\N',
    ),
    'title.principals.tsv.gz': gzipSync(
      table(
        principals,
        'tt0078748\t1\tnm0000244\tactress\t\\N\t["Ripley","Narrator"]',
        'tt0078748\t2\tnm0000631\tdirector\t\\N\t\\N',
        'tt0078748\t3\tnm0000777\tactor\t\\N\t["Kane"]',
        'tt9999999\t1\tnm0000244\tself\t\\N\t["Self"]',
      ),
    ),
    'title.crew.tsv': table(crew, 'tt0078748\tnm0000631,nm0000244\t\\N'),
    'title.basics.tsv': table(
      basics,
      'tt0078748\tmovie\tAlien\tAlien\t0\t1979\t\\N\t117\tHorror,Sci-Fi',
      'tt9999999\ttvEpisode\tAlien\tAlien\t0\t1979\t\\N\t30\tTalk-Show',
    ),
  })
  expect(counts).toEqual({
    movies: { created: 1 },
    persons: { created: 2 },
    castings: { created: 2 },
    rejected: 0,
    notStored: {
      'cast entries of whom the files have no name': 1,
      'further directors of a film': 1,
      'people whom no film names': 1,
      'titles that are no films': 1,
    },
  })
  expect(await catalogue.rows(castOf)).toEqual([
    { title: 'Alien', place: 1, actor: 'Sigourney Weaver', character: 'Narrator' },
    { title: 'Alien', place: 1, actor: 'Sigourney Weaver', character: 'Ripley' },
  ])
  expect(
    await catalogue.rows(`
      select title, original_title, year::int, duration::int, m.external_ids_imdb as imdb, p.name as director,
        p.external_ids_imdb as director_imdb, p.date_of_birth
      from movies m join persons p on p.id = m.director_id`),
  ).toEqual([
    {
      title: 'Alien',
      original_title: null,
      year: 1979,
      duration: 117,
      imdb: 'tt0078748',
      director: 'Ridley Scott',
      director_imdb: 'nm0000631',
      date_of_birth: null,
    },
  ])
})

it('TMDB’s tables come with days, money, the first country and the first director', async () => {
  const catalogue = await emptyCatalogue()
  const cell = (value: unknown) => `"${JSON.stringify(value).replaceAll('"', '""')}"`
  const movie = [
    '237000000',
    cell([{ id: 28, name: 'Action' }]),
    '19995',
    'Avatar',
    '"In the 22nd century,\na paraplegic Marine"',
    cell([
      { iso_3166_1: 'US', name: 'United States of America' },
      { iso_3166_1: 'GB', name: 'United Kingdom' },
    ]),
    '2009-12-10',
    '162.0',
    'Avatar',
  ]
  const person = (id: number, name: string, more: object) => ({ id, name, ...more })
  const { counts } = await catalogue.take({
    'credits.csv': table(
      'movie_id,title,cast,crew',
      [
        '19995',
        'Avatar',
        cell([person(8691, 'Zoe Saldana', { character: 'Neytiri', gender: 1, order: 1 })]),
        cell([
          person(2710, 'James Cameron', { job: 'Director', gender: 2 }),
          person(2711, 'Jane Doe', { job: 'Director', gender: 0 }),
          person(2712, 'Joe Doe', { job: 'Editor', gender: 0 }),
        ]),
      ].join(','),
    ),
    'movies.csv': table(
      'budget,genres,id,original_title,overview,production_countries,release_date,runtime,title',
      movie.join(','),
    ),
  })
  expect(counts).toEqual({
    movies: { created: 1 },
    persons: { created: 3 },
    castings: { created: 1 },
    rejected: 0,
    notStored: { 'further countries of a film': 1, 'further directors of a film': 1 },
  })
  expect(
    await catalogue.rows(`
      select title, released, year::int, duration::int, budget::int, description_text as text, k.code, k.name as country,
        d.name as director, m.external_ids_tmdb as tmdb
      from movies m join countries k on k.id = country_id join persons d on d.id = director_id`),
  ).toEqual([
    {
      title: 'Avatar',
      released: '2009-12-10',
      year: 2009,
      duration: 162,
      budget: 237000000,
      text: 'In the 22nd century,\na paraplegic Marine',
      code: 'US',
      country: 'United States of America',
      director: 'James Cameron',
      tmdb: '19995',
    },
  ])
  expect(await catalogue.rows(castOf)).toEqual([
    { title: 'Avatar', place: 2, actor: 'Zoe Saldana', character: 'Neytiri' },
  ])
})

it('MovieLens’ titles lose year and trailing article, and links name the film elsewhere', async () => {
  const catalogue = await emptyCatalogue()
  await catalogue.take({
    'links.csv': table('movieId,imdbId,tmdbId', '2571,0133093,603', '1,0114709,'),
    'movies.csv': table(
      'movieId,title,genres',
      '2571,"Matrix, The (1999)",Action|Sci-Fi',
      '1,Toy Story (1995),(no genres listed)',
      '3,"Misérables, Les (Wretched, The) (1995)",Drama',
      '4,"Untitled",Drama',
    ),
  })
  expect(
    await catalogue.rows(`
      select title, year::int, external_ids_imdb as imdb, external_ids_tmdb as tmdb, external_ids_movielens as movielens
      from movies order by title`),
  ).toEqual([
    {
      title: 'Les Misérables (Wretched, The)',
      year: 1995,
      imdb: null,
      tmdb: null,
      movielens: '3',
    },
    { title: 'The Matrix', year: 1999, imdb: 'tt0133093', tmdb: '603', movielens: '2571' },
    { title: 'Toy Story', year: 1995, imdb: 'tt0114709', tmdb: null, movielens: '1' },
    { title: 'Untitled', year: null, imdb: null, tmdb: null, movielens: '4' },
  ])
})

it('a file of another format stops at once and says what was found', async () => {
  const catalogue = await emptyCatalogue()
  const links = table('movieId,imdbId,tmdbId', '1,0114709,862')
  await expect(catalogue.take({ 'x.csv': links }, { format: 'wikipedia' })).rejects.toThrow(
    'x.csv is not a file of wikipedia: it is movielens’s links.csv.',
  )
  await expect(catalogue.take({ 'x.txt': '%PDF-1.4' }, { format: 'imdb' })).rejects.toThrow(
    'x.txt is not a file of imdb: it begins with "%PDF-1.4".',
  )
  await expect(catalogue.take({ 'x.json': '[{"title":"A","cast":[' })).rejects.toThrow(
    'The JSON breaks off at line 1.',
  )
  expect(await catalogue.list('select count(*)::int from movies')).toEqual([0])
})

it('files that are silent about directors or ids leave those that were told before', async () => {
  const catalogue = await emptyCatalogue()
  const films = { 'movies.csv': 'movieId,title,genres\n6,Heat (1995),Crime\n' }
  await catalogue.take({ ...films, 'links.csv': 'movieId,imdbId,tmdbId\n6,0113277,949\n' })
  const { counts } = await catalogue.take(films, { overwrite: true })
  expect(counts.movies).toEqual({ unchanged: 1 })
  expect(
    await catalogue.rows('select external_ids_imdb as imdb, external_ids_tmdb as tmdb from movies'),
  ).toEqual([{ imdb: 'tt0113277', tmdb: '949' }])
  await catalogue.take({ 'links.csv': 'movieId,imdbId,tmdbId\n6,0113277,\n' })
  expect(await catalogue.list('select external_ids_tmdb from movies')).toEqual(['949'])
})

it('a credits table alone, overwriting, leaves what it does not speak of', async () => {
  const catalogue = await emptyCatalogue()
  const films = {
    'movies.csv':
      'id,title,overview,release_date,genres,production_countries\n949,Heat,A thief.,1995-12-15,[],[]\n',
  }
  const credits = {
    'credits.csv':
      'movie_id,title,cast,crew\n949,Heat,"[{""id"":1,""name"":""Al Pacino"",""order"":0}]",[]\n',
  }
  await catalogue.take(films)
  await catalogue.rows(`update movies set title = 'Heat!', release_date = '1995-12-16'`)
  await catalogue.take(credits, { overwrite: true })
  expect(
    await catalogue.rows(`select m.title, m.released, description_text as text, p.name
      from movies m join castings c on c.movie_id = m.id join persons p on p.id = c.actor_id`),
  ).toEqual([{ title: 'Heat!', released: '1995-12-16', text: 'A thief.', name: 'Al Pacino' }])
})
