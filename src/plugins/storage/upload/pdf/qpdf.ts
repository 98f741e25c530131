import createQpdf from '@neslinesli93/qpdf-wasm'

/** What the package's types leave out. */
type Program = {
  callMain: (args: string[]) => number
  FS: {
    writeFile: (path: string, data: Uint8Array | string) => void
    readFile: (path: string) => Uint8Array
  }
}

const mostMemory = 512 * 1024 * 1024

/**
 * The program `qpdf`, in memory: files are there only for itself. A small document that unpacks into gigabytes runs out of
 * the memory that it is given, and fails.
 */
export const openQpdf = async () => {
  boundMemory()
  const options = { noInitialRun: true } as unknown as Parameters<typeof createQpdf>[0]
  const { callMain, FS } = (await createQpdf(options)) as unknown as Program
  return {
    /** Its exit code: 0 for well, 2 for errors, 3 where it had to mend the document. */
    run: (...args: string[]) => callMain(args),
    write: FS.writeFile,
    read: (path: string) => Buffer.from(FS.readFile(path)),
  }
}

/** The program asks for more memory here, and takes a refusal for having none. In this thread alone. */
function boundMemory() {
  const grow = Reflect.get(WebAssembly.Memory.prototype, 'grow')
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * 65_536 > mostMemory)
      throw new RangeError('too much memory')
    return grow.call(this, pages)
  }
}
