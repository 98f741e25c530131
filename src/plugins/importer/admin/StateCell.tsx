import { Pill } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps } from 'payload'
import { stateText } from './stateText.ts'

/** What an import is doing, its colour saying whether all is well. */
export const StateCell = ({ cellData }: DefaultServerCellComponentProps) => {
  const state = String(cellData)
  return (
    <Pill pillStyle={styles[state] ?? 'light'} size="small">
      {stateText[state] ?? state}
    </Pill>
  )
}

const styles: Record<string, 'success' | 'error' | 'warning' | 'light'> = {
  finished: 'success',
  failed: 'error',
  interrupted: 'warning',
  cancelled: 'warning',
}
