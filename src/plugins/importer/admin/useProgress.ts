'use client'

import { useEffect, useRef, useState } from 'react'
import type { Shown } from '../run/options.ts'
import type { Counts } from '../run/record.ts'
import { isUnderWay } from './stateText.ts'

export type Progress = {
  state: string
  /** Whether it came through the dashboard, which can then cancel it. */
  isUploaded: boolean
  shown: Shown | null
  counts: Counts | null
  problem: string | null
}

/** How far an import is, asked every second while it is under way. `onEnd` hears when it has ended. */
export const useProgress = (address: string, onEnd: () => void) => {
  const [progress, setProgress] = useState<Progress>()
  const [asked, setAsked] = useState(0)
  const end = useRef(onEnd)
  end.current = onEnd
  const wasUnderWay = useRef(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const gone = new AbortController()
    const ask = async () => {
      const next = await askOnce(address, gone.signal)
      if (gone.signal.aborted) return
      if (next) setProgress(next)
      const underWay = next === undefined || isUnderWay(next.state)
      if (wasUnderWay.current && !underWay) end.current()
      wasUnderWay.current = underWay
      if (underWay) timer = setTimeout(() => void ask(), 1000)
    }
    void ask()
    return () => {
      gone.abort()
      clearTimeout(timer)
    }
  }, [address, asked])
  return [
    progress,
    () => {
      setAsked((count) => count + 1)
    },
  ] as const
}

/** Undefined where the server can't be asked at the moment. */
async function askOnce(address: string, signal: AbortSignal) {
  try {
    const answer = await fetch(`${address}/progress`, { credentials: 'include', signal })
    return answer.ok ? ((await answer.json()) as Progress) : undefined
  } catch {
    return undefined
  }
}
