import { type Chance, pick } from './chance.ts'

type Words = readonly [string, ...string[]]

/** The common ones first. */
const listed = (words: string) => words.split(' ') as unknown as Words

const nouns = listed(
  'Man Love Girl Night Life Woman Heart Day World House King Lady Boy Time Dead Blood Street Devil City Last Story Street ' +
    'Way Gold Mystery Husband River Island Murder Trail Death Wife Secret Men Women Dream War Kid Hell Angel Moon Money ' +
    'Star Road Law Sea Train Honeymoon Fire Ghost Hero Valley Mountain Shadow Storm Desert Sky Rain Summer Winter Spring ' +
    'Garden Bride Widow Sister Brother Father Mother Son Daughter Stranger Lover Thief Spy Detective Doctor Soldier Captain ' +
    'Queen Prince Cowboy Gambler Killer Witness Game Dance Song Circus Party Family Marriage Affair Revenge Justice Honor ' +
    'Glory Paradise Heaven Home Door Window Mirror Key Letter Ring Mask Rose Tiger Wolf Eagle Horse Dog Cat Bird Snake ' +
    'Bridge Castle Hotel School Prison Court Port Ship Express Highway Canyon Border Ranch Gun Bullet Sword Diamond Crown ' +
    'Treasure Ocean Wave Wind Sun Dawn Midnight Morning Sunset Monday Sunday Holiday Christmas Year Hour Minute Century',
)
const qualities = listed(
  'Little Big Lost Dark New Wild Black Last Great White Red Old Young Dead Golden Secret Broken Good Bad Strange Blue ' +
    'Silent Lonely Perfect Beautiful Crazy Dangerous Deadly Final Hidden Forbidden Haunted Hot Cold Long American Royal ' +
    'Lucky Happy Bitter Sweet Green Silver Scarlet Invisible Impossible Eternal Sacred Savage Burning Falling Flying Running',
)
const acts = listed(
  'Love Kill Save Forget Remember Catch Meet Follow Marry Find Steal Shoot Trust Fight Watch Kiss',
)
const firstNames = listed(
  'John Michael David Robert James Richard William Paul George Tom Jack Peter Charles Chris Frank Mary Mark Joe Brian Kevin ' +
    'Mike Christopher Daniel Jason Ben Steve Matt Harry Scott Don Stephen Barbara Adam Eric Bill Jim Andrew Edward Sam ' +
    'Patrick Sarah Jennifer Dan Matthew Nick Bob Joseph Jonathan Josh Alex Sean Thomas Anna Tim Lee Anthony Susan Billy ' +
    'Jessica Laura Linda Elizabeth Julia Kate Emma Alice Rachel Maria Helen Ruth Dorothy Margaret Grace Rose Jean Ann ' +
    'Carlos José Juan Miguel François Jean-Pierre Björn Søren Zoë Chloé Renée André Hiroshi Kenji Yuki Wei Ming Priya Raj ' +
    'Arjun Ivan Sergei Olga Natasha Giovanni Marco Lucia Pedro Ana Fatima Omar Ahmed Leila Kofi Ama',
)
const lastNames = listed(
  'Smith Williams Jones Johnson Brown Lee Miller Davis Wilson Harris Moore Scott Allen Taylor King Anderson Lewis Young White ' +
    'Martin Hall Walker Robinson James Howard Baker Roberts Jackson Kelly Clark Mitchell Evans Wright Thompson Adams Nelson ' +
    "Thomas Collins Stewart Russell Gordon Parker Hill Morris Bennett Morgan Stone O'Brien Campbell Marshall Cooper Ryan Bell " +
    'Carter Grant Murphy Phillips Edwards Brooks García Müller Kowalski Nguyen Kim Park Tanaka Suzuki Ivanov Rossi Silva Khan',
)
const trades = listed(
  'Policeman Doctor Nurse Waiter Narrator Bartender Reporter Soldier Judge Priest Taxi-Driver Secretary Teacher Lawyer ' +
    'Sheriff Receptionist Guard Butler Maid Neighbour Sailor Detective Student Singer Dancer Clerk Officer Boy Girl Man Woman',
)
const syllables = listed(
  'ma ri ka lo ne ta vi san de ko ra mi lu ton be la no shi ar el do ga ve mon ti na ro jo per as bri cal dor en fal gre hol ' +
    'is jen kor len mar nor ol pra quin ros ster tal ul ver wen yar zel',
)

/** A word that nobody knows, such as names are in a million films: the first hundreds come again and again. */
const rareWord = (chance: Chance) => {
  let place = Math.floor(200_000 * chance() ** 2.5) + syllables.length
  let word = ''
  for (; place > 0; place = Math.floor(place / syllables.length))
    word += syllables[place % syllables.length] ?? ''
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

const first = (chance: Chance) =>
  chance() < 0.9 ? pick(firstNames, { chance, skew: 1.6 }) : rareWord(chance)
const last = (chance: Chance) =>
  chance() < 0.35 ? pick(lastNames, { chance, skew: 1.6 }) : rareWord(chance)
const noun = (chance: Chance) =>
  chance() < 0.75 ? pick(nouns, { chance, skew: 1.4 }) : rareWord(chance)
const quality = (chance: Chance) => pick(qualities, { chance, skew: 1.2 })

/** A person's name; one in fifty has one word. */
export const personName = (chance: Chance) =>
  chance() < 0.02 ? rareWord(chance) : `${first(chance)} ${last(chance)}`

export const characterName = (chance: Chance) => {
  const kind = chance()
  if (kind < 0.15) return trade(chance)
  return kind < 0.4 ? first(chance) : `${first(chance)} ${last(chance)}`
}

const titles: readonly [(chance: Chance) => string, ...((chance: Chance) => string)[]] = [
  (chance) => `The ${quality(chance)} ${noun(chance)}`,
  (chance) => `The ${noun(chance)} of ${rareWord(chance)}`,
  (chance) => `${quality(chance)} ${noun(chance)}`,
  (chance) => `${first(chance)}’s ${quality(chance)} ${noun(chance)}`,
  (chance) => `${noun(chance)} of the ${noun(chance)}`,
  (chance) => `${first(chance)} ${last(chance)}`,
  (chance) => `${noun(chance)} and ${noun(chance)}`,
  (chance) => (chance() < 0.1 ? String(1900 + Math.floor(125 * chance())) : rareWord(chance)),
  (chance) => `The ${noun(chance)} in the ${quality(chance)} ${noun(chance)}`,
  (chance) => `${pick(acts, { chance })} Me, ${first(chance)}`,
  (chance) => `${noun(chance)} ${Math.floor(2 + 4 * chance() ** 3)}`,
  (chance) => `A ${noun(chance)} for ${first(chance)}`,
  (chance) => `The ${noun(chance)}`,
  noun,
]

export const filmTitle = (chance: Chance) => pick(titles, { chance, skew: 1.3 })(chance)

/** Three hundred letters on the average, as the first paragraphs of Wikipedia's pages have. */
export const filmText = (chance: Chance) =>
  Array.from({ length: 1 + Math.floor(7 * chance()) }, () => sentence(chance)).join(' ')

const sentence = (chance: Chance) =>
  `In ${rareWord(chance)} a ${quality(chance)} ${trade(chance)} and the ${noun(chance)} of a ${noun(chance)} ` +
  `${pick(acts, { chance })} ${first(chance)} ${last(chance)}, until the ${quality(chance)} ${noun(chance)}.`

const trade = (chance: Chance) => pick(trades, { chance, skew: 1.3 })
