'use client'

import { dayText } from './dayText.ts'
import type { DateFieldClient, DefaultCellComponentProps } from 'payload'

/** A day in a list: as it is stored, wherever the editor sits. */
export const DayCell = ({ cellData }: DefaultCellComponentProps<DateFieldClient>) => (
  <span className="day-cell">{typeof cellData === 'string' ? dayText(cellData) : '—'}</span>
)
