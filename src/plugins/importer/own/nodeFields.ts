import { type Field, flattenAllFields, type SanitizedConfig, traverseFields } from 'payload'
import type { Node, NodeFields } from './markPlain.ts'

/** What of an editor's features tells the fields of a node. */
type Editor = {
  editorConfig?: {
    features?: { getSubFields?: Map<string, (of: { node: Node }) => Field[] | null | undefined> }
  }
}

/** The fields of nodes of rich texts, as the editors of the config have them. Two editors' blocks of one name are alike. */
export const nodeFieldsOf = ({ blocks, collections, globals }: SanitizedConfig): NodeFields => {
  const editors = new Set<Editor>()
  for (const { fields } of [...collections, ...globals, ...(blocks ?? [])])
    traverseFields({
      fields,
      callback: ({ field }) => {
        if (field.type === 'richText' && field.editor) editors.add(field.editor as Editor)
      },
    })
  return (node) => {
    for (const { editorConfig } of editors) {
      const fields = editorConfig?.features?.getSubFields?.get(node.type)?.({ node })
      if (fields && fields.length > 0) return flattenAllFields({ fields })
    }
    return undefined
  }
}
