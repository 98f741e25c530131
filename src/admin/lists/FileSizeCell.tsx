'use client'

import { formatFilesize } from 'payload/shared'
import type { DefaultCellComponentProps, NumberFieldClient } from 'payload'

/** A file's size as people say it: 59 KB. */
export const FileSizeCell = ({ cellData }: DefaultCellComponentProps<NumberFieldClient>) => (
  <span>{typeof cellData === 'number' ? formatFilesize(cellData) : '—'}</span>
)
