'use client'

import { RenderDefaultCell } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'

/** What a record is called, always a link to it. Payload links the first column alone, which may be a picture. */
export const TitleCell = (props: DefaultCellComponentProps) => (
  <RenderDefaultCell
    clientProps={{ ...props, link: true }}
    columnIndex={0}
    enableRowSelections={false}
    isLinkedColumn
  />
)
