type Piece = { piece: string; number: number }

/** Text cut at line ends, each piece with the number of its line; a long line comes in several pieces. */
export async function* piecesOf(text: AsyncIterable<string>): AsyncGenerator<Piece> {
  let number = 1
  for await (const chunk of text)
    for (const piece of chunk.split(afterLineEnd)) {
      yield { piece, number }
      if (piece.endsWith('\n')) number += 1
    }
}

const afterLineEnd = /(?<=\n)/

/** Whole lines with their numbers, without their ends (Unix or Windows). Empty ones are left out. */
export async function* linesOf(
  text: AsyncIterable<string>,
): AsyncGenerator<{ line: string; number: number }> {
  let open = ''
  let number = 1
  for await (const chunk of text) {
    const parts = (open + chunk).split('\n')
    open = parts.pop() ?? ''
    for (const part of parts) {
      const line = part.endsWith('\r') ? part.slice(0, -1) : part
      if (line !== '') yield { line, number }
      number += 1
    }
  }
  if (open.trim() !== '') yield { line: open, number }
}
