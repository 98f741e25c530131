import { text } from 'payload/shared'
import { trimmed } from './trimmed.ts'
import type { GroupField, TextField, TextFieldSingleValidation } from 'payload'

/** How other catalogues know this record; imports and outside clients find it by these. */
export const externalIds = (imdbPrefix: 'tt' | 'nm') =>
  ({
    name: 'externalIds',
    type: 'group',
    label: 'Ids elsewhere',
    fields: [
      id('imdb', {
        label: 'IMDb',
        form: new RegExp(`^${imdbPrefix}\\d{7,10}$`),
        description: `${imdbPrefix} and 7 to 10 digits, such as ${imdbPrefix}0078748.`,
      }),
      id('tmdb', {
        label: 'TMDB',
        form: /^\d{1,20}$/,
        description: 'The Movie Database: a number, such as 348.',
      }),
      id('movielens', {
        label: 'MovieLens',
        form: /^\d{1,20}$/,
        description: 'A number, such as 1214.',
      }),
      id('wikidata', {
        label: 'Wikidata',
        form: /^Q\d{1,20}$/,
        description: 'Q and a number, such as Q103569.',
      }),
      id('wikipedia', {
        label: 'Wikipedia',
        form: /^[^\s]{1,255}$/,
        description: 'The English Wikipedia page, with underscores, such as Alien_(film).',
      }),
    ],
  }) satisfies GroupField

type Form = { label: string; form: RegExp; description: string }

const id = (name: string, { label, form, description }: Form) =>
  ({
    name,
    label,
    type: 'text',
    unique: true,
    admin: { description },
    hooks: { beforeValidate: [trimmed], beforeDuplicate: [() => null] },
    validate: ofForm(form, description),
  }) satisfies TextField

const ofForm =
  (form: RegExp, description: string): TextFieldSingleValidation =>
  (value, options) =>
    value && !form.test(value) ? `Not an id of this kind. ${description}` : text(value, options)
