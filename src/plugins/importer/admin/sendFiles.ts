type Asked = { files: File[]; format: string | null; overwrite: boolean }

type Sending = { api: string; onSent: (bytes: number) => void }

/** Announces an import, sends its files piece by piece, and starts it. Answers its id. */
export const sendFiles = async ({ files, ...asked }: Asked, { api, onSent }: Sending) => {
  const announced = files.map(({ name, size }) => ({ name, size }))
  const begun = await post(`${api}/imports/begin`, JSON.stringify({ ...asked, files: announced }))
  const { id, pieceSize } = begun as { id: number; pieceSize: number }
  let sent = 0
  for (const [at, file] of files.entries())
    for (let piece = 0; piece * pieceSize < Math.max(file.size, 1); piece += 1) {
      const bytes = file.slice(piece * pieceSize, (piece + 1) * pieceSize)
      await patiently(() => post(`${api}/imports/${id}/pieces?file=${at}&piece=${piece}`, bytes))
      onSent((sent += bytes.size))
    }
  await post(`${api}/imports/${id}/start`, '{}')
  return id
}

/** A connection that breaks is tried again; what the server refuses is not. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await act()
    } catch (error) {
      if (attempt >= 5 || !(error instanceof TypeError)) throw error
      await new Promise((resolve) => setTimeout(resolve, 1000 * attempt))
    }
}

/** @throws an Error with the server's own sentence */
async function post(address: string, body: string | Blob): Promise<unknown> {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
  const answer = await fetch(address, {
    method: 'POST',
    credentials: 'include',
    headers: { 'Content-Type': type },
    body,
  })
  const said = (await answer.json()) as { errors?: { message: string }[] }
  if (!answer.ok) throw new Error(said.errors?.[0]?.message ?? 'The server did not take it.')
  return said
}
