import { login } from './login.ts'
import { reading } from './reading.ts'
import { writing } from './writing.ts'

/** In the order in which they are asked: those that leave something behind come last. */
export const questions = [...reading, ...writing, login]
