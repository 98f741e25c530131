'use client'

import type { CheckboxFieldClient, DefaultCellComponentProps } from 'payload'

/** Who may see a file, in a word. */
export const PublicCell = ({ cellData }: DefaultCellComponentProps<CheckboxFieldClient>) => (
  <span>{cellData ? 'Public' : 'Private'}</span>
)
