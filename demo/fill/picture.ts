import type { PayloadRequest } from 'payload'

/** Uploads a drawn JPEG as an editor would, and answers its id. */
export const uploadPicture = async (
  req: PayloadRequest,
  { data, name, alt }: { data: Buffer; name: string; alt: string },
) => {
  const { id } = await req.payload.create({
    collection: 'files',
    data: { alt },
    file: { data, name: `${slug(name)}.jpg`, mimetype: 'image/jpeg', size: data.length },
    depth: 0,
    req,
    overrideAccess: false,
  })
  return id
}

/** A file name in plain letters: `In the Mood for Love` is `in-the-mood-for-love`. */
const slug = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/gi, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
