import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { emptyCatalogue } from '../support/imports.ts'

/** Imports fixtures, each named for its fault, as the files of one run into a catalogue of their own. */
async function take(...names: string[]) {
  const catalogue = await emptyCatalogue()
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(`tests/fixtures/import/${name}`)] as const),
  )
  const { counts } = await catalogue.take(Object.fromEntries(files))
  return {
    ...catalogue,
    counts,
    titles: await catalogue.list('select title from movies order by id'),
    people: await catalogue.list('select name from persons order by id'),
    refused: await catalogue.rows('select line, reason from import_rejections order by line'),
  }
}

const refusalOf = async (name: string) =>
  take(name).then(
    () => 'it was taken',
    (error: unknown) => (error instanceof Error ? error.message : error),
  )

it('titles that look like numbers or nothing are titles in a table', async () => {
  const { titles, rows } = await take('numeric-title.csv')
  expect(titles).toEqual(['1917', '300', 'true', 'null', 'NaN', '2012', '9'])
  expect(await rows('select title, year::int from movies where year is null')).toEqual([
    { title: 'true', year: null },
    { title: 'null', year: null },
    { title: '2012', year: null },
  ])
})

it('titles that are numbers in JSON are titles; what is no text and no number is refused', async () => {
  const { titles, people, refused } = await take('numeric-title.json')
  expect([titles, people]).toEqual([['1917', '300', 'true'], ['null']])
  expect(refused.map(({ line }) => line)).toHaveLength(2)
})

it('IMDb’s null is \\N and not the word, and its quotes are part of the title', async () => {
  const { titles, refused } = await take('null-title.tsv')
  expect(titles).toEqual(['null', '300', '"Crocodile" Dundee'])
  expect(refused).toEqual([{ line: 3, reason: 'The film has no title.' }])
})

it('line ends within quotes are part of the text, and lines are counted as an editor counts them', async () => {
  const { titles, refused, list } = await take('quoted-newline.csv')
  expect(titles).toEqual(['Alien', 'Heat'])
  expect(await list(`select description_text from movies where title = 'Alien'`)).toEqual([
    'In space,\nno one can hear you scream.\n\nNo one.',
  ])
  expect(refused).toEqual([{ line: 6, reason: 'The film has no title.' }])
})

it('doubled quotes within quotes are quotes', async () => {
  const { titles, list } = await take('quotes-in-quotes.csv')
  expect(titles).toEqual(['"Crocodile" Dundee', 'Weird Al, "the film"'])
  expect(await list('select description_text from movies where description is not null')).toEqual([
    'He said "That\'s a knife", twice: "", and left.',
  ])
})

it('Windows line ends leave nothing behind', async () => {
  const { titles, list } = await take('windows-line-ends.csv')
  expect(titles).toEqual(['The Matrix', 'Heat'])
  expect(await list('select name from genres order by 1')).toEqual(['Action', 'Crime', 'Sci-Fi'])
  const table = await take('windows-line-ends.tsv')
  expect([table.titles, await table.list('select name from genres')]).toEqual([
    ['Alien'],
    ['Horror'],
  ])
})

for (const name of ['byte-order-mark.csv', 'utf-16le.csv', 'utf-16be.csv', 'windows-1252.csv'])
  it(`${name} says the same as UTF-8 would`, async () => {
    const { titles, list } = await take(name)
    expect(titles).toEqual(['Amélie', 'Der blaue Engel – Teil “1”'])
    expect(await list('select name from genres order by 1')).toEqual(['Comédie', 'Drama'])
  })

it('a byte-order mark before JSON is not part of it', async () => {
  expect((await take('byte-order-mark.json')).titles).toEqual(['Amélie'])
})

it('a day is read in every form that says one day, of the others the year; what is no date is refused', async () => {
  const { rows, refused, counts } = await take('dates.csv')
  const day = { released: '1999-03-31' }
  expect((await rows('select released from movies order by title')).slice(0, 13)).toEqual(
    Array.from({ length: 13 }, () => day),
  )
  expect((await rows('select released from movies order by title')).slice(13)).toEqual([
    { released: '1999-03-03' },
    { released: '1999' },
    { released: '1999' },
    { released: '1999' },
    { released: '2000-02-29' },
    { released: '' },
  ])
  expect(refused).toEqual([
    { line: 20, reason: 'The release date 1999-02-29 is no date.' },
    { line: 21, reason: 'The release date 31 April 1999 is no date.' },
    { line: 22, reason: 'The release date sometime is no date.' },
    { line: 23, reason: 'The release date 1999-13-01 is no date.' },
  ])
  expect(counts.notStored).toEqual({ 'days that can be read in two ways': 1 })
})

it('a film may have no cast, in whatever way its source says so', async () => {
  const { titles, people, counts } = await take('empty-cast.json')
  expect([titles, people, counts.rejected]).toEqual([['Empty', 'Absent', 'Null', 'Blank'], [], 0])
  const credits = await take('empty-cast.csv')
  expect([credits.titles, credits.counts.rejected]).toEqual([[], 0])
})

it('a name of one word is a last name', async () => {
  const { rows } = await take('one-word-names.json')
  expect(await rows('select first_name, last_name from persons order by id')).toEqual([
    { first_name: null, last_name: 'Cher' },
    { first_name: 'Nicolas', last_name: 'Cage' },
    { first_name: null, last_name: 'Teller' },
    { first_name: null, last_name: 'RuPaul' },
  ])
})

it('particles and suffixes belong to the last name', async () => {
  const { list } = await take('names-with-particles.json')
  expect(await list('select last_name from persons order by id')).toEqual([
    'von Stroheim',
    'Downey, Jr.',
    'Day-Lewis',
    'de la Reguera',
    'de Funès',
    'Davis Jr.',
    'von Sydow',
  ])
})

it('names from right to left are kept as they are written', async () => {
  const { titles, people } = await take('right-to-left.json')
  expect([titles, people]).toEqual([
    ['باب الحديد', 'ואלס עם באשיר'],
    ['يوسف شاهين', 'هند رستم', 'ארי פולמן'],
  ])
})

it('Chinese, Japanese and Korean names are one word, and letters beyond the first plane are whole', async () => {
  const { titles, rows } = await take('chinese-japanese-korean.json')
  expect(titles).toEqual(['臥虎藏龍', '七人の侍', '기생충', '𠮷野家 🎬'])
  expect(await rows('select first_name, last_name from persons order by id')).toEqual([
    { first_name: null, last_name: '章子怡' },
    { first_name: null, last_name: '周潤發' },
    { first_name: null, last_name: '三船敏郎' },
    { first_name: null, last_name: '송강호' },
    { first_name: '👩‍🎤', last_name: 'Björk' },
  ])
})

it('a film whose director is not in the files comes without, and that is counted', async () => {
  const { rows, counts } = await take(
    'unknown-director.names.tsv',
    'unknown-director.crew.tsv',
    'unknown-director.basics.tsv',
  )
  expect(await rows('select title, director_id from movies')).toEqual([
    { title: 'Alien', director_id: null },
  ])
  expect(counts.notStored).toEqual({
    'directors of whom the files have no name': 1,
    'people whom no film names': 1,
  })
})

it('a row of too few or too many cells is refused alone', async () => {
  const { titles, refused } = await take('ragged-row.csv')
  expect(titles).toEqual(['Alien', 'Up'])
  expect(refused).toEqual([
    { line: 3, reason: 'The row has 2 columns, not 3.' },
    { line: 4, reason: 'The row has 4 columns, not 3.' },
  ])
})

it('a quote that is never closed spoils what follows it and nothing before', async () => {
  const { titles, refused } = await take('unclosed-quote.csv')
  expect([titles, refused.length]).toEqual([['Alien'], 1])
})

it('a row with quotes where none belong is refused once, and never stops the rest', async () => {
  const { titles, refused } = await take('stray-quote.csv')
  expect([titles, refused.map(({ line }) => line)]).toEqual([['Alien', 'Up'], [3]])
})

it('an id that comes twice is the first’s, and the second row is refused', async () => {
  const { titles, refused } = await take('repeated-id.csv')
  expect([titles, refused]).toEqual([
    ['Alien', 'Heat'],
    [{ line: 4, reason: 'The film 1 is on line 2 already.' }],
  ])
})

it('a cell that Python printed is no JSON, and is not guessed at', async () => {
  const { titles, refused } = await take('python-printed.csv')
  expect([titles, refused]).toEqual([[], [{ line: 2, reason: 'The genres are not a JSON list.' }]])
})

it('characters that cannot be stored are left out, and names are one line', async () => {
  const { titles, people } = await take('control-characters.json')
  expect([titles, people]).toEqual([['Alien\u0007'], ['Ripley', 'Ellen Ripley']])
})

it('a year that cannot be a film’s is refused, a length that is no number is not known', async () => {
  const { rows, refused } = await take('year-out-of-range.tsv')
  expect(await rows('select title, year::int, duration from movies')).toEqual([
    { title: 'Up', year: 2009, duration: null },
  ])
  expect(refused).toEqual([
    { line: 2, reason: 'The year 79 is not one from 1870 to 2100.' },
    { line: 3, reason: 'The year 2101 is not one from 1870 to 2100.' },
  ])
})

it('empty lines are no rows, and a table of a header alone is an empty one', async () => {
  expect((await take('empty-lines.csv')).titles).toEqual(['Alien', 'Heat'])
  expect((await take('header-only.csv')).counts).toEqual({ rejected: 0 })
})

it('a file that is empty, breaks off, or is something else stops before anything is written', async () => {
  expect([
    await refusalOf('empty.csv'),
    await refusalOf('broken-off.json'),
    await refusalOf('not-a-film-file.json'),
  ]).toEqual([
    'empty.csv is not of a format that is known here: it is empty.',
    'broken-off.json: The JSON breaks off at line 3.',
    'not-a-film-file.json is not of a format that is known here: it begins with "{\\"films\\":[]}\\n".',
  ])
})
