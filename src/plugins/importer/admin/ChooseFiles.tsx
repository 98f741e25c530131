'use client'

import { Button, Dropzone } from '@payloadcms/ui'
import { sizeText } from './sizeText.ts'

type Props = { files: File[]; onChange: (files: File[]) => void }

/** Files of this computer, chosen or dropped, and the list of them. */
export const ChooseFiles = ({ files, onChange }: Props) => {
  const add = (list: FileList | null) => {
    onChange([...files, ...Array.from(list ?? [])])
  }
  return (
    <>
      <Dropzone multipleFiles onChange={add}>
        <label className="bring-in__choose">
          <span>Choose files</span>
          <input
            multiple
            onChange={({ target }) => {
              add(target.files)
            }}
            type="file"
          />
        </label>
        <span>or drop them here</span>
      </Dropzone>
      <ul className="bring-in__files">
        {files.map((file, at) => (
          <li key={`${file.name} ${at}`}>
            <strong>{file.name}</strong> {sizeText(file.size)}
            <Button
              aria-label={`Leave ${file.name} out`}
              buttonStyle="icon-label"
              icon="x"
              onClick={() => {
                onChange(files.filter((other) => other !== file))
              }}
              size="small"
            />
          </li>
        ))}
      </ul>
    </>
  )
}
