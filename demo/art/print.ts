import sharp from 'sharp'

/** Renders a drawing as a JPEG whose edges keep their colours. */
export const print = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg)).flatten().jpeg({ quality: 88, chromaSubsampling: '4:4:4' }).toBuffer()
