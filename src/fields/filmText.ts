import {
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnderlineFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'
import { setByServer } from '#src/access/fields.ts'
import type { RichTextField, TextareaField } from 'payload'

/**
 * A rich text and, beside it, its plain text, which lists and search use and the database derives. The features are
 * those that texts about films need; none refers to another record, so that a text is readable without look-ups.
 */
export const filmText = (name: string, description: string): [RichTextField, TextareaField] => [
  {
    name,
    type: 'richText',
    admin: { description },
    editor: lexicalEditor({
      features: [
        ParagraphFeature(),
        HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
        BoldFeature(),
        ItalicFeature(),
        UnderlineFeature(),
        StrikethroughFeature(),
        SubscriptFeature(),
        SuperscriptFeature(),
        BlockquoteFeature(),
        OrderedListFeature(),
        UnorderedListFeature(),
        LinkFeature({ enabledCollections: [] }),
        FixedToolbarFeature(),
        InlineToolbarFeature(),
      ],
    }),
  },
  {
    name: `${name}Text`,
    type: 'textarea',
    access: setByServer,
    admin: { hidden: true, readOnly: true },
  },
]
