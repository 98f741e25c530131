import { slots } from '#src/hooks/slots.ts'

/**
 * What hashes passwords goes through here. A hash takes one of the four threads that Node has for such work, for a tenth
 * of a second; were they all taken, everything that needs a thread would wait, with its transaction open.
 */
export const hashing = slots(2)
