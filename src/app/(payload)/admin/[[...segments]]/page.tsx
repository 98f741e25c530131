import config from '@payload-config'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import { importMap } from '../importMap.js'
import { leadToWinner } from '../leadToWinner.ts'
import { recordName } from '../recordName.ts'
import type { Metadata } from 'next'

type Args = {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<Record<string, string | string[]>>
}

export const generateMetadata = async ({ params, searchParams }: Args): Promise<Metadata> => {
  const [metadata, name] = await Promise.all([
    generatePageMetadata({ config, params, searchParams }),
    params.then(async ({ segments }) => recordName(segments)),
  ])
  return name === undefined ? metadata : { ...metadata, title: `${name} · Marquee` }
}

const Page = async ({ params, searchParams }: Args) => {
  await leadToWinner((await params).segments)
  return RootPage({ config, params, searchParams, importMap })
}

export default Page
