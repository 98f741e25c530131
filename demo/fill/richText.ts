import { convertMarkdownToLexical, editorConfigFactory } from '@payloadcms/richtext-lexical'
import type { Movie } from '#src/payload-types.ts'
import type { Payload, RichTextField } from 'payload'

type RichText = NonNullable<Movie['description']>

/** Turns Markdown into what the editor of a rich text field stores. */
export const richTextFor = (
  { collections }: Payload,
  { collection, name }: { collection: 'movies' | 'persons'; name: string },
) => {
  const field = collections[collection].config.flattenedFields.find(
    (candidate): candidate is RichTextField & typeof candidate =>
      candidate.type === 'richText' && candidate.name === name,
  )
  if (!field) throw new Error(`The collection ${collection} has no rich text ${name}.`)
  const editorConfig = editorConfigFactory.fromField({ field })
  return (markdown: string): RichText => {
    const { root } = convertMarkdownToLexical({ editorConfig, markdown })
    return { root: { ...root, children: root.children.map((child) => ({ ...child })) } }
  }
}
