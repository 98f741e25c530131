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
        form: new RegExp(`^${imdbPrefix}\\d{7,10}$`),
        description: `IMDb: ${imdbPrefix} and 7 to 10 digits, such as ${imdbPrefix}0078748.`,
      }),
      id('tmdb', { form: /^\d{1,20}$/, description: 'The Movie Database: a number, such as 348.' }),
      id('movielens', { form: /^\d{1,20}$/, description: 'MovieLens: a number, such as 1214.' }),
      id('wikidata', {
        form: /^Q\d{1,20}$/,
        description: 'Wikidata: Q and a number, such as Q103569.',
      }),
      id('wikipedia', {
        form: /^[^\s]{1,255}$/,
        description: 'The English Wikipedia page, with underscores, such as Alien_(film).',
      }),
    ],
  }) satisfies GroupField

const id = (name: string, { form, description }: { form: RegExp; description: string }) =>
  ({
    name,
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
