import { sql } from '@payloadcms/db-postgres'

/**
 * What a hit weighs by how it meets the words that were asked: the best of these, and a little for how well known it
 * is. The steps are wider than what fame can add within one of them, so that fame decides between equals.
 */
export const weights = {
  /** The title is what was asked, or a title and its year were. */
  same: 1,
  /** The same words in another order. */
  sameWords: 0.9,
  /** The title goes on after what was asked: with another word, or within one that is still being typed. So far apart that
   * an article between them does not change which of them it was. */
  goesOn: 0.8,
  begins: 0.75,
  /** The title is what was asked, and its year one more or less. */
  otherYear: 0.7,
  /** The title is what was asked but for a letter or two. */
  nearly: 0.68,
  /** The title begins with what was asked but for a letter or two. */
  nearlyBegins: 0.62,
  /** Unknown words are the initials of the title or of a part of it, the others are in it. */
  initials: 0.64,
  /** Added to all that follow but the texts, by how much of the title was asked. */
  coverage: 0.15,
  /** All words are in it. */
  holds: 0.5,
  /** The first or last words of what was asked are the title, half of them at least. */
  within: 0.3,
  /** Some words are the title's, the others those of someone who acted in it, made it, or is a character in it. */
  together: 0.45,
  /** All words are in it, the last of them still being typed. */
  begun: 0.4,
  /** The words were mistyped, or one of them is not in it. */
  meant: 0.1,
  /** Added to the one before, by how few letters would have to change. */
  closeness: 0.3,
  /** All words are in what a film's text says, or in its text and title. */
  prose: 0.1,
  /** The same, where no name has one of the words and a text has it as it was typed. */
  proseTyped: 0.4,
  /** Added to the one before, by how close together they stand there. */
  density: 0.1,
  /** Added to the two before, by how much of the title was asked. */
  inTitle: 0.3,
  /** Added where an article was asked for that is in the name: "the" is no word to look for, and yet was typed. */
  article: 0.04,
  /** Times the logarithm of how well known a film or character is: 0.05 for ten castings, 0.1 for a hundred. */
  known: 0.02,
  /** The same of a person, who is in many films as a film has many actors. */
  knownPerson: 0.01,
} as const

type Weight = keyof typeof weights

export const weight = (name: Weight) => sql.raw(String(weights[name]))

/** Fewer names than this, and the films' texts are searched as well. */
export const enoughNames = sql.raw('10')
