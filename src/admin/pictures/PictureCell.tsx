'use client'

import { useListRelationships } from '@payloadcms/ui'
import { useEffect } from 'react'
import { smallest } from './smallest.ts'
import type { DefaultCellComponentProps } from 'payload'
import type { File as StoredFile } from '#src/payload-types.ts'
import './pictures.css'

/** A poster or photo in a list, without its file name. The list fetches the files of all rows at once. */
export const PictureCell = ({ cellData }: DefaultCellComponentProps) => {
  const { documents, getRelationships } = useListRelationships()
  const id = typeof cellData === 'number' ? cellData : undefined
  const known = id === undefined ? undefined : documents['files']?.[id]
  useEffect(() => {
    if (id !== undefined) getRelationships([{ relationTo: 'files', value: id }])
  }, [getRelationships, id])
  const url = known ? smallest(known as StoredFile) : undefined
  return <span className="picture-cell">{url && <img alt="" loading="lazy" src={url} />}</span>
}
